// What does the API itself say no with, in Chinese?

export const ofApi: Readonly<Record<string, string>> = {
  'The request comes from another site.': '请求来自其他网站。',
  'Send it from a page of this server, or with an API key or a token.':
    '请从本服务器的页面发送，或使用 API 密钥或令牌。',
  'In local mode this server answers under the names of this machine alone.':
    '本地模式下，服务器只以本机名称应答。',
  'Call it as localhost or 127.0.0.1, or configure how callers sign in (docs/how-to/run-the-api.md).':
    '请以 localhost 或 127.0.0.1 访问，或配置调用者的登录方式（docs/how-to/run-the-api.md）。',
  'The identity provider {0} does not say whose token this is.': '身份提供方 {0} 没有说明该令牌属于谁。',
  'Send it again in a moment; an API key works meanwhile.': '请稍后再发送；在此期间可以使用 API 密钥。',
  '"{0}" is no active person of the organisation.': '“{0}”不是组织中的在职人员。',
  'Sign in as somebody of the organisation, or import a newer org.yaml.':
    '请以组织中的人员身份登录，或导入更新的 org.yaml。',
  'Nobody is signed in.': '没有人登录。',
  'Say who you are with POST /v1/session, or send an API key as a bearer token.':
    '请用 POST /v1/session 说明您是谁，或以 Bearer 令牌发送 API 密钥。',
  'The request carries no valid API key.': '请求没有携带有效的 API 密钥。',
  'Send one as a bearer token, or sign in with it in the console; `leadcycle key add` makes it.':
    '请以 Bearer 令牌发送，或在控制台用它登录；`leadcycle key add` 可以生成密钥。',
  'The request carries no valid token.': '请求没有携带有效的令牌。',
  'Send a bearer token of {0}, or an API key; with a key of yours you sign in to the console.':
    '请发送 {0} 的 Bearer 令牌或 API 密钥；在控制台用您的密钥登录。',
  'Send a bearer token of {0}, or an API key; the console lets you sign in there too.':
    '请发送 {0} 的 Bearer 令牌或 API 密钥；也可以在控制台通过它登录。',
  '{0} is not complete or not right: {1}': '{0}不完整或不正确：{1}',
  'Put these fields right and send it again; /v1/openapi.json says what each may hold.':
    '请更正这些字段后重新发送；/v1/openapi.json 说明各字段可以填什么。',
  'The request has no header Idempotency-Key.': '请求缺少 Idempotency-Key 请求头。',
  'Give each command a new UUID, and send the same one when you send it again.':
    '请为每个命令使用新的 UUID，重发时使用同一个。',
  'The header Idempotency-Key is no UUID.': '请求头 Idempotency-Key 不是 UUID。',
  'Write it like 0199c0de-0000-7000-8000-000000000000.':
    '请按 0199c0de-0000-7000-8000-000000000000 的形式书写。',
  'The id {0} was used by somebody else.': '编号 {0} 已被他人使用。',
  'Take a new UUID.': '请使用新的 UUID。',
  'The header If-Match is no seq of a lead.': '请求头 If-Match 不是线索的序号。',
  'Send the ETag of the lead as it came, such as "12".': '请发送读取线索时得到的 ETag，例如 "12"。',
  'A service brings no lead in by itself: "submitter" is missing.':
    '服务账号不能以自身名义提交线索：缺少 "submitter"。',
  'Name the person who brought it in: {"submitter": {"personId": "…"}}.':
    '请注明提交人：{"submitter": {"personId": "…"}}。',
  '{0} may not bring a lead in for {1} of {2}.': '{0} 不能代 {1}（{2}）提交线索。',
  'Name somebody of your own office or below it, or bring it in yourself.':
    '请指定本办事处或其下级的人员，或以本人名义提交。',
  'The console is not built.': '控制台尚未构建。',
  'Run `npm run build:web`.': '请运行 `npm run build:web`。',
  'There is no such file.': '没有这个文件。',
  'Load the page again.': '请重新加载页面。',
  'There is no import {0}.': '没有导入任务 {0}。',
  'Name one that you have made.': '请指定您自己创建的导入任务。',
  'An import may bring leads to every office.': '导入可能把线索带到任何办事处。',
  'It is for lead managers and sales managers of headquarters.': '仅限总部的线索经理和销售经理。',
  'The cursor is none that a page of this list gave.': '该游标不是此列表某一页给出的。',
  'Begin without a cursor, and take each one from the page before.':
    '请不带游标开始，之后每次使用上一页给出的游标。',
  '{0} may not look at this.': '{0} 无权查看此内容。',
  'It is for {0}.': '仅限：{0}。',
  'The key {0} does not allow to {1}.': '密钥 {0} 不允许 {1}。',
  'Make a key that does: `leadcycle key add --allow {0}`.':
    '请生成允许此操作的密钥：`leadcycle key add --allow {0}`。',
  'The body is too large.': '请求正文过大。',
  'Send less at once.': '请减少一次发送的内容。',
  'The address or the headers are too long.': '地址或标头过长。',
  'Send a shorter address, and fewer or shorter headers.': '请缩短地址，并减少或缩短标头。',
  'The request did not come to its end in time.': '请求未能及时发送完毕。',
  'Send it again.': '请重新发送。',
  'The body is of a kind that nobody reads here.': '这里没有人读取这种类型的正文。',
  'Send JSON, with content-type: application/json.': '请发送 JSON，并设置 content-type: application/json。',
  'The request cannot be read.': '无法读取该请求。',
  'Send well-formed JSON, and an address that is well-formed too.': '请发送格式正确的 JSON 和地址。',
  'A value of the request cannot be stored or looked for.': '请求中有一个值无法存储或查找。',
  'Leave out control characters, and write numbers of an ordinary size.':
    '请去掉控制字符，并使用常规大小的数字。',
  'The answer takes longer than the server gives it.': '得出结果所需时间超过服务器的限制。',
  'Narrow the question by days, an office or a stage, or ask with SQL (docs/how-to/ask-with-sql.md).':
    '请按日期、办事处或阶段缩小范围，或使用 SQL 查询（docs/how-to/ask-with-sql.md）。',
  'The database does not answer at this moment.': '数据库此刻没有应答。',
  'Send it again in a moment.': '请稍后再发送。',
  '{0} does not reach the office {1}.': '{0} 的范围不包括办事处 {1}。',
  'Ask for an office of your own or below it, or leave the office out.':
    '请查询您自己的办事处或其下级，或不指定办事处。',
  'An amount is asked for without its currency.': '查询金额时没有注明币种。',
  'Name the currency beside it: `currency=EUR`.': '请同时注明币种：`currency=EUR`。',
  'The period ends before it begins.': '期间的结束早于开始。',
  'Write `from` with the earlier day.': '请在 `from` 中填写较早的日期。',
  'There is no day {0}.': '没有 {0} 这一天。',
  'Write a day of the calendar.': '请填写日历中存在的日期。',
  'Events of the lead wait for a person: the read models stay behind.':
    '该线索的事件正等待人工处理：读模型暂时落后。',
  'Read it without min_seq, and see `leadcycle dlq list`.':
    '请不带 min_seq 读取，并查看 `leadcycle dlq list`。',
  'The read models have not come to {0} of the lead within {1} s.': '读模型在 {1} 秒内没有到达该线索的 {0}。',
  'Ask again in a moment.': '请稍后再查询。',
  'There is no lead {0}.': '没有线索 {0}。',
  'Check the id; a lead begins with ObtainLead.': '请检查编号；线索从 ObtainLead 开始。',
  'None of these leads is there.': '这些线索都不存在。',
  'Name leads that you may see.': '请指定您可以查看的线索。',
  'There is no job {0}.': '没有任务 {0}。',
  'Name one that you have begun.': '请指定您自己启动的任务。',
  'Only a person claims leads.': '只有人员才能认领线索。',
  'Act as a person of the organisation.': '请以组织中的人员身份操作。',
  'No lead in your sight has told of a customer {0}.': '在您可见的范围内，没有线索提到客户 {0}。',
  'Find its id with /v1/customers and a part of its name.': '请用名称的一部分在 /v1/customers 查找其编号。',
  'There are no rejects yet.': '还没有被拒绝的行。',
  'Start the import, and ask again.': '请先开始导入，然后再查询。',
  'The import is at work on its file.': '导入正在处理其文件。',
  'Wait until it has ended.': '请等待其结束。',
  'The file is not here any more.': '文件已不在这里。',
  'Send it again: POST /v1/imports/{0}/file.': '请重新发送：POST /v1/imports/{0}/file。',
  'This is no CSV.': '这不是 CSV 文件。',
  'Send it with content-type: text/csv.': '请以 content-type: text/csv 发送。',
  'The file is larger than a gigabyte.': '文件超过 1 GB。',
  'Send it in parts.': '请分成几部分发送。',
  'No file was uploaded to this server.': '还没有文件上传到此服务器。',
  'Send it first: POST /v1/imports/{0}/file.': '请先发送：POST /v1/imports/{0}/file。',
  'The moment is told twice.': '时刻指定了两次。',
  'Send at_seq, or as_of and as_known.': '请发送 at_seq，或 as_of 与 as_known。',
  'Lead {0} has no event {1}, or the read models have not seen it yet.':
    '线索 {0} 没有事件 {1}，或读模型还没有看到它。',
  'Ask for an event of its timeline.': '请查询其时间线上的事件。',
  '{0} may not let {1} leave.': '{0} 不能办理 {1} 的离职。',
  'It is for a sales manager of their office or above it, and for administrators.':
    '仅限其办事处或上级的销售经理以及管理员。',
  'Postgres or Temporal do not answer.': 'Postgres 或 Temporal 没有应答。',
  'See that they run (`leadcycle status`); nothing is lost meanwhile.':
    '请检查它们是否在运行（`leadcycle status`）；在此期间不会丢失任何内容。',
  'Other trials are at work.': '其他试算正在进行。',
  '{0}@{1} is written for an earlier leadcycle: what changed cannot be told.':
    '{0}@{1} 是为较早版本的 leadcycle 编写的：无法说明改动了什么。',
  'Compare later versions, or read both as they are written.': '请比较较新的版本，或按原文阅读两者。',
  '{0}@{1} is the first version: there is none before it.': '{0}@{1} 是第一个版本：之前没有版本。',
  'Name in `from` what it is to be compared with.': '请在 `from` 中指定要比较的版本。',
  'The console is registered at no identity provider.': '控制台没有在任何身份提供方注册。',
  'Sign in as GET /v1/session/how says.': '请按 GET /v1/session/how 所述方式登录。',
  'The last meeting is not over, or the next one is.': '上次会议尚未结束，或下次会议已经结束。',
  'Write `since` with a day that has been, and `until` with a day to come.':
    '请在 `since` 中填写过去的日期，在 `until` 中填写将来的日期。',
  '"{0}" has left.': '“{0}”已离职。',
  'Sign in as somebody who is there.': '请以在职人员的身份登录。',
  'One signs in with an API key of a person.': '登录需要属于某个人员的 API 密钥。',
  'Send such a key as a bearer token; `leadcycle key add --person` makes it.':
    '请以 Bearer 令牌发送这样的密钥；`leadcycle key add --person` 可以生成。',
  'This server is not in local mode: nobody signs in here as whomever they like.':
    '本服务器不是本地模式：不能随意以任何人的身份登录。',
  'Sign in with an API key (POST /v1/session/key), or send a key or a token with each request.':
    '请用 API 密钥登录（POST /v1/session/key），或在每次请求中发送密钥或令牌。',
  '{0} readers follow the stream of this process.': '已有 {0} 个读者在接收此进程的事件流。',
  'Come back in a moment, or read the topic itself: docs/how-to/read-the-stream.md.':
    '请稍后再来，或直接读取主题：docs/how-to/read-the-stream.md。',
  '{0} has {1} views already.': '{0} 已经有 {1} 个视图。',
  'Forget one that is not needed any more, or replace one by taking its name.':
    '请删除不再需要的视图，或沿用其名称来替换。',
  'You have no view {0}.': '您没有视图 {0}。',
  'See them with GET /v1/views.': '请用 GET /v1/views 查看。',
  '{0} may not share a view with the office {1}.': '{0} 不能与办事处 {1} 共享视图。',
  'Share it with your own office, or with one below it.': '请与您自己的办事处或其下级共享。',
  'A service has no leads of its own.': '服务账号没有自己的线索。',
  'Act as a person.': '请以人员身份操作。',
  'More than {0} requests came from this address within a minute.': '一分钟内来自此地址的请求超过 {0} 个。',
  'Send fewer; the header retry-after says when to go on.':
    '请减少请求；retry-after 请求头说明何时可以继续。',
  'The server has too much to do.': '服务器负荷过高。',
  'There is nothing at this address.': '此地址没有内容。',
  'See /docs for what there is.': '请在 /docs 查看有哪些地址。',
  'The place in the stream is none that this stream has told.': '事件流中的该位置不是本事件流给出的。',
  'Begin without Last-Event-ID, and take each id from the stream.':
    '请不带 Last-Event-ID 开始，之后使用事件流给出的编号。',
  'Put these lines right.': '请更正这些行。',
};
