import {isDark} from './page.js';

// Charts by ECharts, on canvas: its tooltips in HTML would need inline styles, which our pages forbid.

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

function draw(place, label, option) {
  place.setAttribute('role', 'img');
  place.setAttribute('aria-label', label);
  const known = echarts.getInstanceByDom(place);
  const chart = known ?? echarts.init(place, null, {renderer: 'canvas'});
  chart.setOption({animation: false, textStyle: {fontFamily: getComputedStyle(document.body).fontFamily}, ...option}, true);
  if (!known) {
    new ResizeObserver(() => chart.resize()).observe(place);
  }
  return chart;
}

/** A line of days without axes, its last point marked. */
export function sparkline(place, values, label) {
  const ink = colour('--accent');
  draw(place, label, {
    grid: {left: 1, right: 5, top: 5, bottom: 2},
    xAxis: {type: 'category', show: false, boundaryGap: false, data: values.map((_, i) => i)},
    yAxis: {type: 'value', show: false, min: 0},
    series: [
      {
        type: 'line',
        data: values.map((v, i) => (i === values.length - 1 ? {value: v, symbol: 'circle', symbolSize: 6} : {value: v, symbol: 'none'})),
        smooth: 0.25,
        lineStyle: {color: ink, width: 1.75},
        itemStyle: {color: ink},
        areaStyle: {color: ink, opacity: isDark() ? 0.18 : 0.1},
        silent: true,
      },
    ],
  });
}

/** The hours of a day as bars. */
export function hours(place, values, label) {
  const padded = Array.from({length: 24}, (_, i) => values[i] ?? 0);
  draw(place, label, {
    grid: {left: 0, right: 0, top: 1, bottom: 1},
    xAxis: {type: 'category', show: false, data: padded.map((_, i) => i)},
    yAxis: {type: 'value', show: false, min: 0, max: Math.max(1, ...padded)},
    series: [{type: 'bar', data: padded, barCategoryGap: '25%', itemStyle: {color: colour('--accent-soft')}, silent: true}],
  });
}

/** Thirty days of a problem: what came, and what was to be expected. */
export function days(place, list, names, label) {
  const ink = colour('--ink-2');
  draw(place, label, {
    animation: !still(),
    grid: {left: 36, right: 12, top: 34, bottom: 28},
    legend: {top: 0, left: 0, textStyle: {color: ink, fontSize: 13}, itemWidth: 14, itemHeight: 8},
    tooltip: {trigger: 'axis', renderMode: 'richText', backgroundColor: colour('--paper-2'), borderColor: colour('--line'), textStyle: {color: colour('--ink'), fontSize: 13}},
    xAxis: {type: 'category', data: list.map(d => d.day.slice(5)), axisLine: {lineStyle: {color: colour('--line')}}, axisTick: {show: false}, axisLabel: {color: ink, fontSize: 12}},
    yAxis: {type: 'value', minInterval: 1, splitLine: {lineStyle: {color: colour('--line')}}, axisLabel: {color: ink, fontSize: 12}},
    series: [
      {name: names[0], type: 'bar', data: list.map(d => d.n), barMaxWidth: 18, itemStyle: {color: colour('--accent')}},
      {name: names[1], type: 'line', data: list.map(d => (d.expected === undefined ? null : Math.round(d.expected * 10) / 10)), symbol: 'none', lineStyle: {color: ink, width: 1.5, type: 'dashed'}, itemStyle: {color: ink}},
    ],
  });
}
