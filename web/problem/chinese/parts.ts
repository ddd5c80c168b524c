// What stands within these sentences, or beside a field, in Chinese? What is not here stays as it came.

export const parts: Readonly<Record<string, string>> = {
  'they submitted the lead': '其为线索提交人',
  'they own the lead or owned it before': '其现在或曾经负责此线索',
  'they owned a lead that was merged into this one': '其曾负责合并到此线索的线索',
  'they are the informant': '其为信息提供者',
  'they are the manager of the submitter': '其为提交人的上级',
  'they report to the submitter': '其向提交人汇报',
  'they verified this lead, so they may not own it': '其验证过此线索，因此不能负责它',
  'they gave it up or lost it on {0}; they may have it again from {1}':
    '其于 {0} 放弃或失去此线索；{1} 起可再次负责',
  '{0} has left': '{0} 已离职',
  '{0} takes no leads': '{0} 不接收线索',
  '{0} has {1} of {2} leads': '{0} 已有 {1} 条线索，上限 {2} 条',
  '{0} has claimed {1} leads today, the most a day': '{0} 今天已认领 {1} 条，达到每日上限',
  'not known yet': '尚不清楚',
  'The body': '正文',
  'The query': '查询',
  'The address': '地址',
  'The headers': '请求头',
  'The request': '请求',
  'Did you mean "{0}"?': '您是指“{0=}”吗？',
  'A job works in the name of a person.': '任务须以人员的名义进行。',
  'Use a key that acts as one.': '请使用代表人员的密钥。',
  'Personal data of that lead were erased on request.': '那条线索的个人数据已应要求删除。',
  'Merge it the other way round, so that none come back.': '请反方向合并，使数据不会恢复。',
};
