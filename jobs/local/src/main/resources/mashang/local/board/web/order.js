import {ask, clockName, el, empty, lamp, lang, length, now, orderLink, problemLink, problemName, said, show, start, t, table, time, titleOf, unitOf} from './page.js';

const id = new URLSearchParams(location.search).get('id') ?? '';
let sheet;
let reckoning;
let desk; // in whose name the board acknowledges; none: it only reads

async function load() {
  desk = (await ask('/api/acknowledging'))?.actor;
  sheet = await ask(`/api/order?id=${encodeURIComponent(id)}`);
  draw();
  if (sheet && !sheet.restricted) {
    await explain();
  }
}

/** In the language of the page: the words come from the server. */
async function explain() {
  const asked = lang();
  const answer = await ask(`/api/explanation?lang=${asked}&id=${encodeURIComponent(id)}`);
  if (asked === lang()) {
    reckoning = {lang: asked, ...(answer ?? {clocks: [], missing: true})};
    drawReckoning();
  }
}

function draw() {
  if (sheet === undefined) {
    return;
  }
  document.getElementById('content').setAttribute('aria-busy', 'false');
  if (sheet === null || sheet.restricted) {
    const key = sheet === null ? 'order.unknown' : 'order.restricted';
    show('content', el('article', {class: 'panel'}, el('h1', null, t(key, id)), el('p', {class: 'empty'}, t(`${key}.note`))));
    return;
  }
  const o = sheet.order;
  show(
    'content',
    el(
      'article',
      {class: 'panel lead'},
      el('p', {class: 'over'}, `${t('order')} `, said(o.orderId)),
      el('h1', null, titleOf(o)),
      facts(o),
      o.summary ? el('blockquote', {'aria-label': t('order.text')}, said(o.summary)) : null,
      sheet.problem ? el('p', {class: 'of-problem'}, el('span', {class: 'label'}, t('order.problem')), ' ', problemLink(sheet.problem.problemId, said(problemName(sheet.problem)))) : null,
    ),
    section('order.clocks', 'order.clocks.note', o.clocks?.length ? clocks(o.clocks) : empty(t('order.clocks.none'))),
    section('order.reckoning', 'order.reckoning.note', el('div', {id: 'reckoning'}, empty(t('order.reckoning.loading')))),
    section('order.register', null, register()),
    section('order.acts', null, acts(o.acts ?? []), desk ? acknowledging() : null),
  );
  drawReckoning();
  document.title = `${o.title ?? o.orderId} · ${t('title')}`;
}

function section(key, note, ...children) {
  return el('section', {class: 'panel', 'aria-labelledby': key}, el('div', {class: 'head'}, el('h2', {id: key}, t(key)), note ? el('p', {class: 'note'}, t(note)) : null), ...children);
}

/** A button that notes in the order that the desk has seen it; the next look at the order shows it. */
function acknowledging() {
  const button = el('button', {type: 'button', class: 'tool'}, t('order.ack'));
  const said = el('span', {role: 'status', class: 'note'}, t('order.ack.note', desk));
  button.addEventListener('click', async () => {
    button.disabled = true;
    const answer = await fetch(`/api/acknowledge?id=${encodeURIComponent(id)}`, {method: 'POST', headers: {'X-Mashang-Acknowledge': '1'}}).catch(() => null);
    button.disabled = Boolean(answer?.ok);
    said.textContent = t(answer?.ok ? 'order.ack.done' : 'order.ack.failed');
  });
  return el('p', {class: 'acknowledge'}, button, ' ', said);
}

function facts(o) {
  const place = [o.district, o.street, o.grid].filter(Boolean).join(' · ');
  const list = [
    ['stage', o.stage && `${t(`step.${o.stage}`)}${o.stageAt ? ` · ${t('since', time(o.stageAt))}` : ''}`],
    ['closeOut', o.closeOut && t(`closeOut.${o.closeOut}`)],
    ['unit', o.unitName ?? o.unit],
    ['coUnits', (o.coUnits ?? []).join(' · ')],
    ['owner', o.owner && t(`owner.${o.owner}`)],
    ['submitted', o.submittedAt && time(o.submittedAt)],
    ['place', place],
    ['address', o.address],
    ['category', o.category],
    ['kind', o.kind && t(`kind.${o.kind}`)],
    ['urgency', o.urgency && t(`urgency.${o.urgency}`)],
    ['channel', o.channel && t(`channel.${o.channel}`)],
  ];
  return el('dl', {class: 'facts'}, ...list.filter(([, value]) => value).map(([key, value]) => el('div', null, el('dt', null, t(`field.${key}`)), el('dd', null, said(value)))));
}

/** All clocks on one axis of time. One on hold has no due time: it takes no part in how long the axis is. */
function clocks(list) {
  const at = value => Date.parse(value);
  const from = Math.min(...list.map(c => at(c.startedAt)));
  const due = list.filter(c => c.dueAt);
  const until = Math.max(
    ...list.filter(c => c.stoppedAt).map(c => at(c.stoppedAt)),
    ...due.map(c => at(c.dueAt)),
    ...(due.length ? due.filter(c => !c.stoppedAt).map(c => Math.min(now(), at(c.dueAt) + 30 * 86400000)) : [now()]),
  );
  const share = moment => `${Math.min(100, Math.max(0, (100 * (moment - from)) / Math.max(1, until - from)))}%`;
  const rows = list.map(c => {
    const end = c.stoppedAt ? at(c.stoppedAt) : now();
    const running = !c.stoppedAt;
    const due = c.dueAt ? at(c.dueAt) : end;
    const track = el('span', {class: 'track', 'aria-hidden': 'true'}, el('span', {class: 'run'}), el('span', {class: 'over-due'}), el('span', {class: 'due'}));
    const place = (part, start, stop) => {
      part.style.left = share(start);
      part.style.width = stop > start ? `calc(${share(stop)} - ${share(start)})` : '0';
    };
    place(track.children[0], at(c.startedAt), Math.min(end, Math.max(due, at(c.startedAt))));
    place(track.children[1], Math.max(due, at(c.startedAt)), c.breached ? end : due);
    if (c.dueAt) {
      track.children[2].style.left = share(due);
    } else {
      track.children[2].remove();
    }
    const hold = running && !c.dueAt;
    const result = hold ? t('order.hold') : c.breached && c.dueAt ? t('order.late', length(end - due)) : running ? t('order.waiting') : t('order.intime');
    return el(
      'tr',
      null,
      el('th', {scope: 'row'}, lamp(c.light), clockName(c.clock), c.round > 1 ? el('span', {class: 'badge'}, t('order.round', c.round)) : null, el('span', {class: 'of'}, said(c.unit ?? unitOf(c)))),
      el('td', {class: 'bar'}, track),
      el('td', {class: 'when'}, time(c.startedAt)),
      el('td', {class: 'when'}, c.dueAt ? time(c.dueAt) : '—', c.provisional ? el('span', {class: 'badge'}, t('provisional')) : null),
      el('td', {class: 'when'}, hold ? t('order.hold') : running ? t('order.running') : time(c.stoppedAt)),
      el('td', {class: 'when strong'}, result),
    );
  });
  const heads = [t('clock'), {text: '', class: 'bar'}, t('order.start'), t('due'), t('order.stop'), t('order.result')];
  return el('div', {class: 'wide', tabindex: '0', role: 'region', 'aria-label': t('order.clocks')}, table(t('order.clocks'), heads, rows, {class: 'clocks'}));
}

function drawReckoning() {
  const place = document.getElementById('reckoning');
  if (!place || !reckoning) {
    return;
  }
  if (reckoning.lang !== lang()) {
    explain();
    return;
  }
  if (reckoning.missing) {
    show(place, empty(t('order.reckoning.none')));
    return;
  }
  const worst = reckoning.clocks.findIndex(lines => /红灯|黄灯|red|yellow/i.test(lines[0]));
  show(
    place,
    ...reckoning.head.slice(1).map(line => el('p', {class: 'note'}, line)),
    ...reckoning.clocks.map((lines, i) => el('details', {open: i === Math.max(0, worst)}, el('summary', null, said(lines[0])), written(lines.slice(1), lines[0]))),
    part('order.life', reckoning.life),
    part('order.told', reckoning.alerts),
    part('order.next', reckoning.next),
  );
}

function part(key, lines) {
  return el('details', null, el('summary', null, t(key)), lines.length ? written(lines, t(key)) : empty(t('order.none')));
}

/** Lines in columns, as they are printed. */
const written = (lines, label) => el('pre', {tabindex: '0', role: 'region', 'aria-label': label}, lines.join('\n'));

function register() {
  if (sheet.lights.length === 0) {
    return empty(t('order.register.none'));
  }
  return el(
    'ul',
    {class: 'orders'},
    ...sheet.lights.map(l =>
      el(
        'li',
        {class: l.withdrawn ? 'gone' : ''},
        lamp(l.colour, l.form),
        el('div', {class: 'what'}, `${t(`form.${l.form}`)} · ${clockName(l.clock)}`, el('span', {class: 'of'}, said(unitOf(l)), l.withdrawn ? ` · ${t('withdrawn')}${l.withdrawnBy ? ` (${t(`withdrawn.${l.withdrawnBy}`)})` : ''}` : '')),
        el('div', {class: 'when'}, time(l.issuedAt)),
      ),
    ),
  );
}

function acts(list) {
  if (list.length === 0) {
    return empty(t('order.acts.none'));
  }
  return el('ul', {class: 'acts'}, ...list.map(a => el('li', null, el('time', {datetime: a.at}, time(a.at)), el('div', {class: 'what'}, t(`step.${a.step}`), el('span', {class: 'of'}, said([a.unit, a.actor, a.reason].filter(Boolean).join(' · ')))))));
}

start(draw);
load();
