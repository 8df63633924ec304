import {ask, badges, clockName, connected, el, empty, hour, lamp, length, now, number, orderLink, percent, problemLink, problemName, said, show, start, t, table, time, titleOf, unitOf, unitLink} from './page.js';
import {hours, sparkline} from './charts.js';

const REFRESH_MILLIS = 10_000;
const KEPT = 60; // breaches in the list
const LAMPS = 20; // of one unit that fit in a row
const FEW = 20; // orders: below it a rate says little

const known = {};
const state = {tab: 'red', unit: '', many: null};

const panels = {figures, lights, breaches, problems, units, places};

/** Everything at once; a panel that cannot be had stays as it was. */
async function refresh() {
  await Promise.allSettled(
    Object.keys(panels).map(async name => {
      const path = name === 'lights' && state.unit ? `/api/lights?unit=${encodeURIComponent(state.unit)}` : `/api/${name}`;
      const answer = await ask(path);
      if (answer) {
        known[name] = name === 'breaches' ? merged(answer) : answer;
        panels[name](known[name]);
      }
    }),
  );
  document.body.dataset.loaded = 'true';
}

/** What the stream told already may not be in the index yet. */
function merged(answer) {
  const told = (known.breaches?.breaches ?? []).filter(b => b.isNew && !answer.breaches.some(a => a.alertId === b.alertId));
  return {...answer, breaches: [...told, ...answer.breaches].slice(0, KEPT)};
}

function figures(f) {
  const month = f.month;
  const before = value => t('figure.before', number(value));
  show(
    'figures',
    figure('red', number(f.red), t('figure.red.note'), {lamp: 'RED'}),
    figure('yellow', number(f.yellow), t('figure.yellow.note'), {lamp: 'YELLOW'}),
    figure('open', number(f.open), t('figure.open.note')),
    figure('received', number(f.received.today), before(f.received.before), {hours: f.received.hours}),
    figure('breached', number(f.breached.today), before(f.breached.before), {hours: f.breached.hours}),
    figure('ontime', percent(month.orders - month.late, month.orders), month.orders ? t('figure.month', month.days, number(month.orders)) : t('figure.none', month.days)),
  );
}

function figure(name, value, note, more = {}) {
  const chart = more.hours ? el('div', {class: 'hours'}) : null;
  const made = el(
    'div',
    {class: `figure ${name}`},
    el('dt', null, more.lamp ? lamp(more.lamp) : null, t(`figure.${name}`)),
    el('dd', null, el('span', {class: 'value'}, value), el('span', {class: 'note'}, note), chart),
  );
  if (chart) {
    requestAnimationFrame(() => hours(chart, more.hours, t('figure.hours', Math.max(0, ...more.hours))));
  }
  return made;
}

function lights(l) {
  const all = known.allUnits = state.unit ? known.allUnits ?? l.units : l.units;
  litUnits(all);
  litOrders(l);
}

function litUnits(list) {
  if (list.length === 0) {
    show('lit-units', empty(t('lights.none')));
    return;
  }
  const sorted = [...list].sort((a, b) => b.red - a.red || b.yellow - a.yellow || a.unit.localeCompare(b.unit));
  const most = Math.max(...sorted.map(u => u.red + u.yellow));
  const rows = sorted.map(u => {
    const bar = most <= LAMPS ? lampRow(u) : lightBar(u, most);
    const name = u.unit || t('hotline');
    const only = el('button', {type: 'button', class: 'unit', 'aria-pressed': String(state.unit !== '' && state.unit === u.unit), title: u.unit ? t('lights.only', u.unit) : t('unit.none'), disabled: u.unit === ''}, said(name));
    only.addEventListener('click', () => choose(state.unit === u.unit ? '' : u.unit));
    const since = u.redSince ? t('since', time(u.redSince)) : u.yellowDue ? `${t('due')} ${time(u.yellowDue)}` : '';
    return el(
      'tr',
      null,
      el('th', {scope: 'row'}, only, el('span', {class: 'form'}, u.unit ? t(`form.${u.form}`) : '')),
      el('td', {class: 'bar'}, bar),
      el('td', {class: 'n'}, u.red ? lamp('RED', u.form) : null, u.red ? number(u.red) : ''),
      el('td', {class: 'n'}, u.yellow ? lamp('YELLOW', u.form) : null, u.yellow ? number(u.yellow) : ''),
      el('td', {class: 'when'}, since),
    );
  });
  const heads = [t('lights.unit'), {text: '', class: 'bar'}, {text: t('lights.red'), class: 'n'}, {text: t('lights.yellow'), class: 'n'}, {text: t('lights.since'), class: 'when'}];
  show('lit-units', table(t('lights.units'), heads, rows, {class: 'lit'}));
}

/** Each light a lamp, as long as they fit. */
function lampRow(u) {
  const lamps = colour => Array.from({length: u[colour.toLowerCase()]}, () => el('i', {class: `lamp ${colour.toLowerCase()} ${u.form === 'CARD' ? 'card' : ''}`}));
  return el('span', {class: 'lamprow', 'aria-hidden': 'true'}, ...lamps('RED'), ...lamps('YELLOW'));
}

function lightBar(u, most) {
  const bar = el('span', {class: 'litbar', 'aria-hidden': 'true'}, el('span', {class: 'r'}), el('span', {class: 'y'}));
  bar.children[0].style.width = `${(100 * u.red) / most}%`;
  bar.children[1].style.width = `${(100 * u.yellow) / most}%`;
  return bar;
}

function choose(unit) {
  state.unit = unit;
  const focused = document.activeElement?.closest('#lit-units') ? unit : null;
  refresh().then(() => focused !== null && [...document.querySelectorAll('#lit-units button')].find(b => b.getAttribute('aria-pressed') === 'true')?.focus());
}

function litOrders(l) {
  document.querySelectorAll('[data-tab]').forEach(button => {
    button.textContent = t(`lights.${button.dataset.tab}`);
    button.setAttribute('aria-pressed', String(button.dataset.tab === state.tab));
  });
  const all = document.getElementById('all-units');
  all.hidden = state.unit === '';
  all.textContent = state.unit ? t('lights.of', state.unit) : '';
  const list = l[state.tab];
  show('lit-orders', list.length === 0 ? empty(t(`lights.${state.tab}.none`)) : el('ul', {class: 'orders'}, ...list.map(litOrder)));
}

function litOrder(o) {
  const due = Date.parse(o.dueAt);
  const gone = now() - due;
  const since = state.tab === 'next' || o.light === 'GREEN' ? null : o.since ? t('since', time(o.since)) : t('since.none');
  return el(
    'li',
    null,
    lamp(o.light, o.unitKind === 'TOWN' ? 'CARD' : 'LIGHT'),
    el('div', {class: 'what'}, orderLink(o.orderId, titleOf(o)), el('span', {class: 'of'}, said(unitOf(o)), ' · ', clockName(o.clock), o.district ? ` · ${o.district}` : '')),
    el('div', {class: 'when'}, el('strong', null, gone >= 0 ? t('late', length(gone)) : t('left', length(gone))), el('span', {class: 'of'}, since ?? `${t('due')} ${time(o.dueAt)}`, o.provisional ? ` · ${t('provisional')}` : '')),
  );
}

function breaches(b) {
  show('news-note', state.many ? t('news.many', ...state.many) : t('news.note'));
  show('news', b.breaches.length === 0 ? empty(t('news.none')) : el('ol', {class: 'news'}, ...b.breaches.map(breach)));
}

function breach(b) {
  const gone = b.withdrawn ? t('news.withdrawn') : b.waived ? t('news.waived') : null;
  return el(
    'li',
    {class: `${b.isNew ? 'fresh' : ''} ${gone ? 'gone' : ''}`},
    el('time', {datetime: b.decidedAt, title: time(b.decidedAt)}, hour(b.decidedAt)),
    el(
      'div',
      {class: 'what'},
      orderLink(b.orderId, titleOf(b)),
      el('span', {class: 'of'}, said(unitOf(b)), ' · ', clockName(b.clock), b.alert && b.alert !== 'BREACH' ? t(`alert.${b.alert}`) : '', ` · ${t('due')} ${time(b.dueAt)}`, gone ? el('span', {class: 'badge'}, gone) : null),
    ),
  );
}

function units(u) {
  show('units-note', t('units.note', u.days));
  if (u.units.length === 0) {
    show('units', empty(t('units.none', u.days)));
    return;
  }
  const most = Math.max(...u.units.map(unit => unit.late / unit.orders), 0.01);
  const rows = u.units.map(unit => {
    const rate = unit.late / unit.orders;
    const bar = el('span', {class: 'ratebar', 'aria-hidden': 'true'}, el('span', null));
    bar.firstChild.style.width = `${(100 * rate) / most}%`;
    const few = unit.orders < FEW;
    return el(
      'tr',
      {class: few ? 'few' : ''},
      el('th', {scope: 'row'}, unitLink(unit.unit, said(unit.unit)), few ? el('span', {class: 'badge'}, t('units.few')) : null),
      el('td', {class: 'bar'}, bar),
      el('td', {class: 'n'}, percent(unit.late, unit.orders)),
      el('td', {class: 'n soft'}, `${number(unit.late)}/${number(unit.orders)}`),
      el('td', {class: 'n soft open'}, number(unit.open)),
    );
  });
  const heads = [t('units.unit'), {text: '', class: 'bar'}, {text: t('units.rate'), class: 'n'}, {text: t('units.volume'), class: 'n'}, {text: t('units.open'), class: 'n open'}];
  const rest = u.unregistered > 0 ? el('p', {class: 'note'}, t('units.unregistered', number(u.unregistered))) : null;
  show('units', table(t('units'), heads, rows, {class: 'rate'}), ...(rest ? [rest] : []));
}

function problems(p) {
  show('problems-note', t('problems.note'));
  if (p.problems.length === 0) {
    show('problems', empty(t('problems.none')));
    return;
  }
  const lines = [];
  const list = p.problems.map(problem => {
    const line = el('div', {class: 'spark'});
    const counts = problem.days.map(day => day.n);
    if (counts.length > 0) {
      lines.push(() => sparkline(line, counts, t('problem.days', Math.max(...counts), counts[counts.length - 1])));
    }
    return el(
      'li',
      null,
      el(
        'div',
        {class: 'what'},
        problemLink(problem.problemId, said(problemName(problem))),
        el('span', {class: 'of'}, ...badges(problem), ` ${t('problem.size', number(problem.size))} · ${t('problem.people', number(problem.callers))} · ${t('problem.open', number(problem.openOrders))}`),
      ),
      line,
    );
  });
  show('problems', el('ul', {class: 'problems'}, ...list));
  requestAnimationFrame(() => lines.forEach(line => line()));
}

function places(p) {
  show('places-note', t('places.note', p.days));
  if (p.districts.length === 0) {
    show('places', empty(t('places.none', p.days)));
    return;
  }
  const most = Math.max(1, ...p.districts.flatMap(d => d.grids.map(g => g.orders)));
  const tiles = p.districts.map(d =>
    el(
      'li',
      {class: 'district'},
      el('div', {class: 'name'}, said(d.district), el('span', {class: 'lamps'}, d.red ? lamp('RED') : null, d.red ? number(d.red) : null, d.yellow ? lamp('YELLOW') : null, d.yellow ? number(d.yellow) : null)),
      el('div', {class: 'of'}, `${t('places.orders', number(d.orders))} · ${t('places.late', percent(d.late, d.orders))}`),
      el('div', {class: 'grids', 'aria-hidden': 'true'}, ...[...d.grids].sort((a, b) => a.grid.localeCompare(b.grid)).map(g => grid(g, most))),
    ),
  );
  const rest = p.nowhere > 0 ? el('p', {class: 'note'}, t('places.nowhere', number(p.nowhere))) : null;
  show('places', el('ul', {class: 'districts'}, ...tiles), ...(rest ? [rest] : []));
}

function grid(g, most) {
  const square = el('span', {title: t('places.grid', g.grid, number(g.orders), number(g.late))});
  square.style.setProperty('--depth', String(Math.max(0.08, g.orders / most)));
  return square;
}

function listen() {
  const stream = new EventSource('/stream');
  stream.addEventListener('open', () => connected(true));
  stream.addEventListener('error', () => connected(false));
  stream.addEventListener('listening', () => (document.body.dataset.listening = 'true'));
  stream.addEventListener('breaches', event => {
    const news = JSON.parse(event.data);
    const ids = new Set(news.breaches.map(b => b.alertId));
    const others = (known.breaches?.breaches ?? []).filter(b => !ids.has(b.alertId)).map(b => ({...b, isNew: b.isNew && news.breaches.length === 0}));
    const list = [...news.breaches.map(b => ({...b, isNew: true})), ...others].sort((a, b) => b.decidedAt.localeCompare(a.decidedAt));
    state.many = news.count > news.breaches.length ? [number(news.count), news.breaches.length] : null;
    known.breaches = {...(known.breaches ?? {}), breaches: list.slice(0, KEPT)};
    breaches(known.breaches);
    show('news-told', t('news.told', news.count));
  });
}

document.querySelectorAll('[data-tab]').forEach(button =>
  button.addEventListener('click', () => {
    state.tab = button.dataset.tab;
    if (known.lights) {
      litOrders(known.lights);
    }
  }),
);
document.getElementById('all-units').addEventListener('click', () => choose(''));
start(() => Object.entries(panels).forEach(([name, draw]) => known[name] && draw(known[name])));
refresh();
setInterval(refresh, REFRESH_MILLIS);
listen();
