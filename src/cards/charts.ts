import type { Container, Placed } from './card-json';

/**
 * Charts as Teams draws them. Clients that know none show the fallback, so it says the same in letters.
 *
 * @see https://adaptivecards.microsoft.com/?topic=Chart.Line
 */
export type Chart = BarChart | GroupedChart | LineChart;

interface Drawn extends Placed {
  readonly title: string;
  readonly fallback: Container;
}

/** One value of a bar; `x` is its name. */
export interface Bar {
  readonly x: string;
  readonly y: number;
}

/** Several values under one name. */
export interface Series {
  readonly legend: string;
  readonly values: readonly Bar[];
}

interface BarChart extends Drawn {
  readonly type: 'Chart.HorizontalBar';
  readonly displayMode: 'AbsoluteNoAxis';
  readonly data: readonly Bar[];
}

interface GroupedChart extends Drawn {
  readonly type: 'Chart.VerticalBar.Grouped';
  readonly data: readonly Series[];
}

interface LineChart extends Drawn {
  readonly type: 'Chart.Line';
  readonly data: readonly Series[];
}

/** Lying bars, one below the other. */
export function barChart(title: string, data: readonly Bar[], fallback: Container): Chart {
  return { type: 'Chart.HorizontalBar', title, displayMode: 'AbsoluteNoAxis', data, fallback };
}

/** Standing bars of several series side by side. */
export function groupedChart(title: string, data: readonly Series[], fallback: Container): Chart {
  return { type: 'Chart.VerticalBar.Grouped', title, data, fallback };
}

/** A course over time. */
export function lineChart(title: string, data: readonly Series[], fallback: Container): Chart {
  return { type: 'Chart.Line', title, data, fallback };
}
