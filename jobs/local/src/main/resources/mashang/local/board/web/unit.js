import {ask, el, empty, lang, now, number, percent, said, show, start, t, table} from './page.js';
import {inspections, section, summary, targets, visits} from './lists.js';

const id = new URLSearchParams(location.search).get('id') ?? '';
let sheet;

async function load() {
  sheet = await ask(`/api/unit?id=${encodeURIComponent(id)}`);
  draw();
}

function draw() {
  if (sheet === undefined) {
    return;
  }
  document.getElementById('content').setAttribute('aria-busy', 'false');
  if (sheet === null) {
    show('content', el('article', {class: 'panel'}, el('h1', null, said(t('unit.unknown', id)))));
    return;
  }
  const newest = sheet.scores.find(score => score.period === sheet.month);
  show(
    'content',
    el('article', {class: 'panel lead'}, el('p', {class: 'over'}, t(`unit.${sheet.unit.kind}`)), el('h1', null, said(sheet.unit.name)), newest ? head(newest) : empty(t('score.none'))),
    section('score', t('score.note', newest?.intervalPercent ?? 95), scores()),
    section('indicators', sheet.month ? t('indicators.note', sheet.month) : null, indicators()),
    section('targets', sheet.day ? t('targets.day', sheet.day) : null, targets(sheet, true)),
    section('inspections', summary(sheet), inspections(sheet, true)),
    section('visits', t('visits.note'), visits(sheet, true, now())),
  );
  document.title = `${sheet.unit.name} · ${t('title')}`;
}

const points = value => value.toFixed(1);
const ranked = score => (score.rank === undefined ? t('score.few') : t('score.rank', number(score.rank), number(score.ranked)));

function head(score) {
  const list = [
    [t('score.points', score.period), points(score.points)],
    [t('score.interval', score.intervalPercent), `${points(score.low)} – ${points(score.high)}`],
    [t('field.rank'), score.rank === undefined ? t('score.few') : `${number(score.rank)}/${number(score.ranked)}`],
    [t('score.possible'), score.rankFrom === undefined ? '–' : `${number(score.rankFrom)} – ${number(score.rankTo)}`],
    [t('score.items'), number(score.items)],
  ];
  return el('dl', {class: 'facts big'}, ...list.map(([key, value]) => el('div', null, el('dt', null, key), el('dd', null, value))));
}

/** From the lowest to the highest of all intervals shown: the interval, and in it the points. */
function scores() {
  if (sheet.scores.length === 0) {
    return empty(t('score.none'));
  }
  const from = Math.min(...sheet.scores.map(score => score.low));
  const width = Math.max(...sheet.scores.map(score => score.high)) - from || 1;
  const rows = sheet.scores.map(score =>
    el(
      'tr',
      {class: score.rank === undefined ? 'few' : ''},
      el('th', {scope: 'row'}, score.period),
      el('td', {class: 'bar'}, interval(score, from, width)),
      el('td', {class: 'n'}, points(score.points)),
      el('td', {class: 'n soft'}, `${points(score.low)} – ${points(score.high)}`),
      el('td', {class: 'n'}, ranked(score)),
      el('td', {class: 'n soft'}, number(score.items)),
    ),
  );
  const heads = [t('score.period'), {text: '', class: 'bar'}, {text: t('score'), class: 'n'}, {text: t('score.of'), class: 'n soft'}, {text: t('field.rank'), class: 'n'}, {text: t('score.items'), class: 'n soft'}];
  return el('div', {class: 'wide', tabindex: '0', role: 'region', 'aria-label': t('score')}, table(t('score'), heads, rows, {class: 'scores'}));
}

function interval(score, from, width) {
  const track = el('span', {class: 'track', 'aria-hidden': 'true'}, el('span', {class: 'run'}), el('span', {class: 'due'}));
  track.children[0].style.left = `${(100 * (score.low - from)) / width}%`;
  track.children[0].style.width = `${(100 * (score.high - score.low)) / width}%`;
  track.children[1].style.left = `${(100 * (score.points - from)) / width}%`;
  return track;
}

function indicators() {
  if (sheet.indicators.length === 0) {
    return empty(t('indicators.none'));
  }
  const share = value => (value === undefined ? '–' : percent(value, 1));
  const rows = sheet.indicators.map(one =>
    el(
      'tr',
      {class: one.standing === 'FEW' ? 'few' : ''},
      el('th', {scope: 'row'}, said(lang() === 'en' ? one.nameEn : one.name)),
      el('td', null, el('span', {class: `badge ${one.standing === 'WEAK' ? 'strong' : ''}`}, t(`standing.${one.standing}`))),
      el('td', {class: 'n'}, share(one.share), el('span', {class: 'of'}, one.all === undefined ? '' : `${number(one.some)}/${number(one.all)}`)),
      el('td', {class: 'n soft'}, share(one.cityShare)),
      el('td', {class: 'n soft'}, one.target === undefined ? '–' : `${one.direction === 'UP' ? '≥' : '≤'} ${share(one.target)}`),
      el('td', {class: 'n'}, one.rank === undefined ? '–' : `${number(one.rank)}/${number(one.ranked)}`),
      el('td', null, one.trend ? t(`towards.${one.trend}`) : '–'),
    ),
  );
  const heads = [t('indicators.name'), t('indicators.standing'), {text: t('indicators.share'), class: 'n'}, {text: t('indicators.city'), class: 'n'}, {text: t('indicators.target'), class: 'n'}, {text: t('field.rank'), class: 'n'}, t('indicators.trend')];
  return el('div', {class: 'wide', tabindex: '0', role: 'region', 'aria-label': t('indicators')}, table(t('indicators'), heads, rows, {class: 'list long'}));
}

start(draw);
load();
