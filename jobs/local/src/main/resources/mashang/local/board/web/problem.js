import {ask, badges, el, empty, lang, number, orderLink, percent, problemLink, problemName, said, show, start, t, table, time, titleOf} from './page.js';
import {days} from './charts.js';

const id = new URLSearchParams(location.search).get('id') ?? '';
let sheet;
let told;

async function load() {
  told = lang();
  sheet = await ask(`/api/problem?lang=${told}&id=${encodeURIComponent(id)}`);
  draw();
}

function draw() {
  if (sheet === undefined) {
    return;
  }
  document.getElementById('content').setAttribute('aria-busy', 'false');
  if (sheet === null) {
    show('content', el('article', {class: 'panel'}, el('h1', null, t('problem.unknown', id))));
    return;
  }
  if (told !== lang()) {
    load();
    return;
  }
  const p = sheet.problem;
  const chart = el('div', {class: 'days'});
  const counts = sheet.days;
  show(
    'content',
    el(
      'article',
      {class: 'panel lead'},
      el('p', {class: 'over'}, said(p.problemId)),
      el('h1', null, said(problemName(p))),
      el('p', {class: 'badges'}, ...badges(p), p.muted ? el('span', {class: 'badge'}, t('muted')) : null, p.standing && p.standing !== 'LIVE' ? standing(p) : null),
      figures(p),
    ),
    section('problem.trend', 'problem.trend.note', counts.length ? chart : empty(t('problem.trend.none'))),
    el('div', {class: 'two'}, section('problem.named', null, ...named(p)), section('problem.places', null, places(p))),
    section('problem.life', null, sheet.life.length ? el('ol', {class: 'life'}, ...sheet.life.map(line => el('li', null, said(line)))) : empty(t('problem.life.none'))),
    section('problem.orders', null, orders()),
  );
  if (counts.length) {
    const all = counts.map(day => day.n);
    days(chart, counts, [t('problem.trend.n'), t('problem.trend.expected')], t('problem.days', Math.max(...all), all[all.length - 1]));
  }
  document.title = `${problemName(p)} · ${t('title')}`;
}

function standing(p) {
  return el('span', {class: 'badge'}, p.standing === 'MERGED' ? problemLink(p.mergedInto, t('standing.MERGED', p.mergedInto)) : t(`standing.${p.standing}`));
}

function section(key, note, ...children) {
  return el('section', {class: 'panel', 'aria-labelledby': key}, el('div', {class: 'head'}, el('h2', {id: key}, t(key)), note ? el('p', {class: 'note'}, t(note)) : null), ...children);
}

function figures(p) {
  const list = [
    ['size', number(p.size)],
    ['callers', number(p.callers)],
    ['open', number(p.openOrders)],
    ['gridCount', number(p.gridCount ?? 0)],
    ['first', p.firstSeenAt && time(p.firstSeenAt)],
    ['last', p.lastSeenAt && time(p.lastSeenAt)],
  ];
  return el('dl', {class: 'facts big'}, ...list.filter(([, value]) => value).map(([key, value]) => el('div', null, el('dt', null, t(`field.${key}`)), el('dd', null, value))));
}

function named(p) {
  const automatic = p.label === p.problemId ? '–' : p.label;
  const heat = value => (value === undefined ? '–' : String(Math.round(value * 100) / 100));
  const former = (p.aliases ?? []).filter(alias => alias !== p.problemId);
  return [
    el('p', null, p.name ? said(t('problem.named.by', automatic)) : t('problem.named.auto')),
    p.mainName ? el('p', null, said(t('problem.named.place', percent(p.mainNameShare, 1), p.mainName))) : null,
    chips('problem.named.terms', p.terms),
    chips('problem.named.former', former),
    p.heat === undefined ? null : el('p', {class: 'note'}, t('problem.heat', heat(p.heat), heat(p.heatRecent), heat(p.heatPlace), heat(p.heatMatter), heat(p.heatPeople))),
  ].filter(Boolean);
}

function places(p) {
  return el('div', null, ...['districts', 'streets', 'grids', 'units'].map(key => chips(`problem.${key}`, p[key])).filter(Boolean));
}

function chips(key, values) {
  return values?.length ? el('div', {class: 'chips'}, el('span', {class: 'label'}, t(key)), el('ul', null, ...values.map(value => el('li', null, said(value))))) : null;
}

function orders() {
  if (sheet.orders.length === 0) {
    return empty(t('problem.orders.none'));
  }
  const rows = sheet.orders.map(o =>
    el(
      'tr',
      null,
      el('td', {class: 'when'}, time(o.submittedAt ?? o.occurredAt)),
      el('th', {scope: 'row'}, orderLink(o.orderId, titleOf(o)), el('span', {class: 'of'}, said([o.district, o.street, o.grid].filter(Boolean).join(' · ')))),
      el('td', null, said(o.unitName ?? o.unit ?? '–')),
      el('td', null, o.closeOut ? t(`closeOut.${o.closeOut}`) : '–', o.breached ? el('span', {class: 'badge'}, t('order.breached')) : null),
    ),
  );
  const note = el('p', {class: 'note'}, t('problem.orders.note', number(sheet.orders.length), number(sheet.orderCount)));
  return el('div', {class: 'wide', tabindex: '0', role: 'region', 'aria-label': t('problem.orders')}, note, table(t('problem.orders'), [t('field.submitted'), t('order'), t('field.unit'), t('order.state')], rows, {class: 'list'}));
}

start(draw);
load();
