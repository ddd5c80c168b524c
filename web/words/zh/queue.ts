// What does the work queue say in Chinese?
import type { enQueue } from '../en/queue.ts';
import { zhLevels } from './levels.ts';

export const zhQueue: Readonly<Record<keyof typeof enQueue, string>> = {
  ...zhLevels,
  'page.queue': '我的待办',
  'queue.leads_one': '{{count}} 条线索',
  'queue.leads_other': '{{count}} 条线索',
  'queue.nothing': '没有等待您处理的线索。',
  'queue.nothingRemedy': '可以从线索池认领，或在看板查看办事处的情况。',
  'queue.more': '显示更多（{{count}}）',
  'queue.othersNext': '另有 {{count}} 项',
  'queue.commands': '可对 {{about}} 执行的操作',
  'queue.moreCommands': '更多',
  'queue.calls': '升级给您的求助（{{count}}）',
  'queue.pool': '可认领',
  'queue.poolNothing': '线索池中没有您可认领的线索。',
  'queue.obstacle': '目前无法认领：{{because}}。',
  'queue.waits': '已等待 {{span}}',
  'part.owner': '您是负责人',
  'part.keeper': '您负责培育',
  'part.verifier': '由您验证',
  'part.submitter': '由您提交',
  'part.team': '您是团队成员',
  'due.lateBy': '超时 {{span}}',
  'due.pausedUntil': '暂停至 {{at}}',
  'working.days_one': '{{count}} 个工作日',
  'working.days_other': '{{count}} 个工作日',
  'working.hours': '{{count}} 小时',
  'working.minutes': '{{count}} 分钟',
  'form.asksNothing': '无需填写其他内容。',
};
