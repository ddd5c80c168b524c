// What do charts and tables of figures say in Chinese?

export const zhSheet = {
  'sheet.rows': '共 {{count}} 行',
  'sheet.csvOf': '{{name}}：CSV',
  'chart.pngOf': '{{name}}：PNG',
  'chart.table': '以表格显示数据',
  'chart.nothing': '所选条件下没有可绘制的数据。',
};
