import {words} from './words.js';

// What every page needs: words, times, elements made of text only, the server's answers, the tools in the header.

const root = document.documentElement;
const store = (key, value) => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // not remembered then
  }
};

export const lang = () => (root.lang === 'en' ? 'en' : 'zh');

/** The text of a key; the last part of the key where nobody has named it. */
export function t(key, ...values) {
  const text = words[lang()][key] ?? key.slice(key.indexOf('.') + 1);
  return text.replace(/\{(\d)\}/g, (_, i) => values[i]);
}

/** An element. Children are elements or text; text never becomes markup. */
export function el(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : String(value));
    }
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

/** Text that somebody wrote: it stays in its own line of writing, whatever it contains. */
export const said = (text, attributes) => el('bdi', {class: 'said', dir: 'auto', ...attributes}, String(text));

/** Fills a place anew. What had the focus in there has it again where there still is such a thing: pages are filled every few seconds. */
export function show(id, ...children) {
  const place = typeof id === 'string' ? document.getElementById(id) : id;
  const had = document.activeElement;
  const inside = had !== place && place.contains(had);
  place.replaceChildren(...children);
  if (inside) {
    const same = e => e.getAttribute('href') === had.getAttribute('href') && e.textContent === had.textContent;
    [...place.querySelectorAll(had.tagName)].find(same)?.focus({preventScroll: true});
  }
  return place;
}

export const number = value => new Intl.NumberFormat(lang() === 'en' ? 'en-GB' : 'zh-CN').format(value);
export const percent = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`);

let zone = 'Asia/Shanghai';
const parts = (at, options) =>
  Object.fromEntries(new Intl.DateTimeFormat('zh-CN', {timeZone: zone, hourCycle: 'h23', ...options}).formatToParts(new Date(at)).map(p => [p.type, p.value]));

/** Month, day, hour and minute; the year only where it is another one. */
export function time(at) {
  const p = parts(at, {year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit'});
  const year = p.year === parts(now(), {year: 'numeric'}).year ? '' : `${p.year}-`;
  return `${year}${p.month}-${p.day} ${p.hour}:${p.minute}`;
}

export function hour(at) {
  const p = parts(at, {hour: '2-digit', minute: '2-digit', second: '2-digit'});
  return `${p.hour}:${p.minute}`;
}

/** A length of time in two units. */
export function length(millis) {
  const minutes = Math.floor(Math.abs(millis) / 60000);
  if (minutes < 1) {
    return t('ago.now');
  }
  if (minutes < 60) {
    return t('ago.m', minutes);
  }
  return minutes < 1440 ? t('ago.h', Math.floor(minutes / 60), minutes % 60) : t('ago.d', Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60));
}

let stamp = {asOf: Date.now(), live: true, heard: Date.now()};

/** The board's present: the wall clock's, or the time of the newest record where they are of another time. */
export const now = () => (stamp.live ? stamp.asOf + (Date.now() - stamp.heard) : stamp.asOf);

let quiet = false;
export function connected(yes) {
  quiet = !yes;
  tick();
}

function tick() {
  const clock = document.getElementById('clock');
  if (!clock) {
    return;
  }
  const p = parts(now(), {year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', weekday: 'short'});
  const day = lang() === 'en' ? new Intl.DateTimeFormat('en-GB', {timeZone: zone, weekday: 'short'}).format(new Date(now())) : p.weekday;
  const text = `${p.year}-${p.month}-${p.day} ${day} ${p.hour}:${p.minute}:${p.second}`;
  if (clock.textContent !== text) {
    clock.textContent = text;
  }
  const status = document.getElementById('status');
  const state = quiet ? 'quiet' : stamp.live ? 'live' : 'other';
  if (status.dataset.state !== state + lang()) {
    status.dataset.state = state + lang();
    status.className = `status ${state}`;
    status.textContent = t(`status.${state}`);
  }
}

/** Asks the server. Null where it does not know the thing; throws where it cannot answer, having said so on the page. */
export async function ask(path) {
  let answer;
  try {
    answer = await fetch(path, {headers: {Accept: 'application/json'}});
  } catch (e) {
    trouble('away');
    throw e;
  }
  if (answer.status === 401) {
    location.assign('/enter');
  }
  if (answer.status === 404) {
    return null;
  }
  if (!answer.ok) {
    trouble(answer.status === 503 ? 'elasticsearch' : 'failed');
    throw new Error(`${path}: ${answer.status}`);
  }
  const json = await answer.json();
  if (json.asOf) {
    stamp = {asOf: Date.parse(json.asOf), live: json.live, heard: Date.now()};
    zone = json.zone;
    tick();
  }
  trouble(null);
  return json;
}

function trouble(what) {
  const place = document.getElementById('trouble');
  place.hidden = what === null;
  const text = what === null ? '' : t(`trouble.${what}`);
  if (place.textContent !== text) {
    place.textContent = text;
  }
}

/** Fills in the words of a page's own markup. */
export function translate(place) {
  place.querySelectorAll('[data-t]').forEach(node => (node.textContent = t(node.dataset.t)));
  place.querySelectorAll('[data-label]').forEach(node => node.setAttribute('aria-label', t(node.dataset.label)));
}

export const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches);

/** Starts a page: its words, its tools, its clock. {@code draw} is called after each change of language or theme. */
export function start(draw) {
  const langButton = document.getElementById('lang');
  const themeButton = document.getElementById('theme');
  const redraw = () => {
    translate(document);
    document.title = `${t('title')} · ${t('brand')}`;
    langButton.textContent = t('lang');
    langButton.setAttribute('aria-label', t('lang.label'));
    langButton.lang = lang() === 'en' ? 'zh-CN' : 'en';
    const other = isDark() ? 'light' : 'dark';
    themeButton.textContent = t(`theme.${other}`);
    themeButton.setAttribute('aria-label', t('theme.label', t(`theme.${other}`)));
    tick();
    draw();
  };
  langButton.addEventListener('click', () => {
    root.lang = lang() === 'en' ? 'zh-CN' : 'en';
    store('lang', lang());
    redraw();
  });
  themeButton.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    store('theme', root.dataset.theme);
    redraw();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  setInterval(tick, 500);
  redraw();
}

export const orderLink = (id, ...children) => el('a', {href: `/order?id=${encodeURIComponent(id)}`}, ...children);
export const unitLink = (idOrName, ...children) => el('a', {href: `/unit?id=${encodeURIComponent(idOrName)}`}, ...children);
export const problemLink = (id, ...children) => el('a', {href: `/problem?id=${encodeURIComponent(id)}`}, ...children);

/** A light as a lamp, or a card as a card: told by shape and by words, not by colour alone. */
export const lamp = (colour, form) => el('span', {class: `lamp ${colour.toLowerCase()} ${form === 'CARD' ? 'card' : ''}`, role: 'img', 'aria-label': t(`light.${colour}`)});

export const titleOf = item => (item.restricted ? el('span', {class: 'withheld'}, t('restricted')) : said(item.title ?? t('untitled')));
export const unitOf = item => item.unitName ?? item.unit ?? (item.owner && item.owner !== 'UNIT' ? t(`owner.${item.owner}`) : t('hotline'));
export const clockName = name => t(`clock.${name}`);
export const problemName = problem => {
  const label = problem.label === problem.problemId ? null : problem.label;
  return problem.name ?? label ?? (problem.mainName ? `${problem.mainName}：${(problem.terms ?? []).slice(0, 3).join(' ')}` : t('problem.unnamed'));
};

export function badges(problem) {
  const list = [];
  if (problem.rising) {
    list.push(el('span', {class: 'badge strong'}, t('rising')));
  }
  if (problem.trend) {
    list.push(el('span', {class: `badge ${problem.trend === 'GROWING' ? 'strong' : ''}`}, t(`trend.${problem.trend}`)));
  }
  if (problem.phase) {
    list.push(el('span', {class: `badge ${problem.phase === 'RECURRED' ? 'strong' : ''}`}, t(`phase.${problem.phase}`)));
  }
  (problem.urgent ?? []).forEach(reason => list.push(el('span', {class: 'badge'}, t(`urgent.${reason}`))));
  return list;
}

/** A table with a caption for those who hear it, and its heads. */
export function table(caption, heads, rows, attributes) {
  rows.forEach(row => heads.forEach((head, i) => row.children[i]?.setAttribute('data-head', head.text ?? head)));
  return el(
    'table',
    attributes,
    el('caption', {class: 'hidden'}, caption),
    el('thead', null, el('tr', null, ...heads.map(head => el('th', {scope: 'col', class: head.class}, head.text ?? head)))),
    el('tbody', null, ...rows),
  );
}

export const empty = text => el('p', {class: 'empty'}, text);
