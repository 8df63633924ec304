import {el, empty, lang, lamp, number, orderLink, problemLink, said, t, table, time, titleOf, unitLink} from './page.js';

// Targets, inspections and visits: the same lists on a unit's page and on that of all units.

export function section(key, note, ...children) {
  return el('section', {class: 'panel', 'aria-labelledby': key}, el('div', {class: 'head'}, el('h2', {id: key}, t(key)), note ? el('p', {class: 'note'}, note) : null), ...children);
}

const wide = (key, ...children) => el('div', {class: 'wide', tabindex: '0', role: 'region', 'aria-label': t(key)}, ...children);
const matter = one => (one.problem && one.problem !== one.problemId ? said(one.problem) : t('problem.unnamed'));
const place = one => [one.district, one.grid === '-' ? null : one.grid].filter(Boolean).join(' · ');
const unitCell = (one, ofUnit) => (ofUnit ? null : el('td', null, unitLink(one.unit, said(one.unitName ?? one.unit))));
const firstOf = (rows, all) => (all > rows.length ? el('p', {class: 'note'}, t('list.first', number(rows.length), number(all))) : null);
const heads = (ofUnit, first, ...rest) => [...first, ...(ofUnit ? [] : [t('field.unit')]), ...rest];

export function targets(sheet, ofUnit) {
  if (sheet.targets.length === 0) {
    return empty(t(sheet.day ? (ofUnit ? 'targets.none.unit' : 'targets.none') : 'targets.nolist'));
  }
  const rows = sheet.targets.map(one =>
    el(
      'tr',
      null,
      el('td', {class: 'n'}, number(one.rank)),
      el('th', {scope: 'row'}, problemLink(one.problemId, matter(one)), el('span', {class: 'of'}, said(place(one)))),
      unitCell(one, ofUnit),
      el('td', {class: 'why'}, ...(one.urgent ?? []).map(reason => el('span', {class: 'badge strong'}, t(`urgent.${reason}`))), said(lang() === 'en' ? one.reasonEn : one.reasonZh)),
      el('td', {class: 'n soft'}, one.points.toFixed(1)),
    ),
  );
  return wide('targets', table(t('targets'), heads(ofUnit, [{text: t('field.rank'), class: 'n'}, t('targets.matter')], t('targets.why'), {text: t('targets.points'), class: 'n'}), rows, {class: 'list long'}), firstOf(rows, sheet.targetCount));
}

export function inspections(sheet, ofUnit) {
  if (sheet.inspections.length === 0) {
    return empty(t('inspections.none'));
  }
  const rows = sheet.inspections.map(one =>
    el(
      'tr',
      null,
      el('td', {class: 'when'}, one.day.slice(5)),
      el('th', {scope: 'row'}, problemLink(one.problemId, matter(one)), el('span', {class: 'of'}, said(place(one)))),
      unitCell(one, ofUnit),
      el('td', null, el('span', {class: `badge ${one.state === 'UNSERVED' ? 'strong' : ''}`}, t(`inspection.${one.state}`)), one.visitedAt ? time(one.visitedAt) : ''),
      el('td', null, said([one.leader, one.office, ...(one.experts ?? [])].filter(Boolean).join('、') || '–')),
      el('td', {class: 'n'}, one.found === undefined ? '–' : number(one.found)),
    ),
  );
  return wide('inspections', table(t('inspections'), heads(ofUnit, [t('inspections.day'), t('targets.matter')], t('inspections.state'), t('inspections.team'), {text: t('inspections.found'), class: 'n'}), rows, {class: 'list long'}), firstOf(rows, sheet.inspectionCount));
}

/** Planned, made, not served; what was found at each that was made: of all, also those beyond the list. */
export function summary(sheet) {
  const sums = sheet.inspectionSums;
  const count = state => number(sums[state] ?? 0);
  return t('inspections.sum', count('PLANNED'), count('VISITED'), count('UNSERVED'), sums.found === undefined ? '–' : sums.found.toFixed(1));
}

export function visits(sheet, ofUnit, now) {
  if (sheet.visits.length === 0) {
    return empty(t('visits.none'));
  }
  const rows = sheet.visits.map(one =>
    el(
      'tr',
      null,
      el('th', {scope: 'row'}, orderLink(one.orderId, titleOf(one))),
      ofUnit ? null : el('td', null, unitLink(one.countsFor ?? one.unitNow, said(one.unitNow ?? '–'))),
      el('td', {class: 'when'}, Date.parse(one.nextVisitAt) < now ? lamp('RED') : null, ` ${time(one.nextVisitAt)}`),
      el('td', {class: 'n'}, number(one.inspections ?? 0)),
      el('td', {class: 'n'}, number(one.visitsMissed ?? 0)),
    ),
  );
  return wide('visits', table(t('visits'), heads(ofUnit, [t('visits.task')], t('visits.due'), {text: t('visits.made'), class: 'n'}, {text: t('visits.missed'), class: 'n'}), rows, {class: 'list long'}), firstOf(rows, sheet.visitCount));
}
