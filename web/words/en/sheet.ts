// What do charts and tables of figures say in English?

export const enSheet = {
  'sheet.rows': 'Rows: {{count}}',
  'sheet.csvOf': 'CSV of {{name}}',
  'chart.pngOf': 'PNG of {{name}}',
  'chart.table': 'Figures as a table',
  'chart.nothing': 'There is nothing to draw for what was asked.',
};
