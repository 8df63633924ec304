import {ask, el, now, show, start, t} from './page.js';
import {inspections, section, summary, targets, visits} from './lists.js';

let sheet;

async function load() {
  sheet = await ask('/api/supervised');
  draw();
}

function draw() {
  if (!sheet) {
    return;
  }
  document.getElementById('content').setAttribute('aria-busy', 'false');
  show(
    'content',
    el('article', {class: 'panel lead'}, el('h1', null, t('supervised')), el('p', {class: 'note'}, t('supervised.note'))),
    section('targets', sheet.day ? t('targets.day', sheet.day) : null, targets(sheet, false)),
    section('inspections', summary(sheet), inspections(sheet, false)),
    section('visits', t('visits.note'), visits(sheet, false, now())),
  );
  document.title = `${t('supervised')} · ${t('title')}`;
}

start(draw);
load();
