// What do the doors before the leads say no with, in Chinese?

export const ofDoors: Readonly<Record<string, string>> = {
  'There is a login "{0}" already.': '登录名“{0}”已经存在。',
  'Give another name, or take an analyst of this name away first: `leadcycle analyst remove`.':
    '请换一个名称，或先移除同名的分析员：`leadcycle analyst remove`。',
  'There is no analyst "{0}".': '没有分析员“{0}”。',
  'There is none at all.': '目前一个也没有。',
  'There are {0}.': '现有：{0}。',
  'The user of DATABASE_URL may not make or drop logins.': 'DATABASE_URL 的用户无权创建或删除登录。',
  'Let an administrator of Postgres do it: docs/how-to/ask-with-sql.md shows the statements.':
    '请由 Postgres 管理员执行：语句见 docs/how-to/ask-with-sql.md。',
  'There is no key {0}.': '没有密钥 {0}。',
  'See them with `leadcycle key list`.': '请用 `leadcycle key list` 查看。',
  'Name one that was begun here; the command that began it told its id.':
    '请指定在此启动的任务；启动它的命令给出了编号。',
  'Lead {0} lies outside of what {1} may see.': '线索 {0} 不在 {1} 可见的范围内。',
  'Ask somebody of its office.': '请联系其办事处的人员。',
  'Name one that was made here.': '请指定在此创建的项目。',
  'The key of the personal data of lead {0} does not open with this master key.':
    '线索 {0} 的个人数据密钥无法用此主密钥打开。',
  'Set LEADCYCLE_MASTER_KEY to the key that was set when the lead was obtained.':
    '请把 LEADCYCLE_MASTER_KEY 设为获取该线索时所用的密钥。',
  'A batch has the lead adopt several playbooks.': '一批命令让线索采用了多个规则手册。',
  'Send AdoptPlaybook once: the last version is the one that counts.':
    '请只发送一次 AdoptPlaybook：以最后的版本为准。',
  'The id of the {0} is not a UUID in small letters.': '{0} 的编号不是小写字母的 UUID。',
  '{0} commands were sent at once.': '一次发送了 {0} 个命令。',
  'Send 1 to 50 of them together.': '请一次发送 1 至 50 个。',
  'Lead {0} went to rest each time the command came.': '命令每次到达时，线索 {0} 都正好转入静置。',
  'Send it again with the same id {0}.': '请以相同的编号 {0} 重新发送。',
  'No engine runs lead {0}: the stream tells of it, but it has neither a workflow nor a state at rest.':
    '没有引擎运行线索 {0}：事件流中有它，但既没有工作流也没有静置状态。',
  'It takes no commands; `leadcycle show`, `leadcycle timeline` and every report read it. Leads of `leadcycle simulate` are such leads.':
    '它不接受命令；`leadcycle show`、`leadcycle timeline` 和各报表可以读取它。`leadcycle simulate` 生成的线索即是如此。',
  '{0} needs a place reserved for the owner, and cannot be part of a batch.':
    '{0} 需要为负责人保留名额，不能放在一批命令中。',
  "Use the door's own {0}: it reserves the place and sends the command.":
    '请使用专门的 {0} 入口：它会保留名额并发送命令。',
  'Nothing was known of lead {0} then.': '当时还不知道线索 {0}。',
  'Ask for a later day; `leadcycle timeline` tells when it was obtained, and when that became known.':
    '请查询更晚的日期；`leadcycle timeline` 说明它何时获取、何时被知晓。',
  '"{0}" cannot be the {1} of the team: {2}.': '“{0}”不能担任团队的 {1}：{2}。',
  'Name somebody active with the role {0} (`leadcycle org show`).':
    '请指定角色为 {0} 的在职人员（`leadcycle org show`）。',
  '"{0}" is active: only of somebody who has left a lead is taken this way.':
    '“{0}”仍在职：只有离职人员的线索才这样收回。',
  'Give it to another with ReassignLead, or let them leave first (`leadcycle org leave`).':
    '请用 ReassignLead 转给他人，或先办理其离职（`leadcycle org leave`）。',
  'Put these fields right and send it again; a field of which nothing is known is null.':
    '请更正这些字段后重新发送；不了解的字段填 null。',
  '{0} comes from the engine alone.': '{0} 只能由引擎发出。',
  'Send one of the commands for people and services.': '请发送面向人员和服务账号的命令。',
  'A command has no type.': '有一个命令没有类型。',
  'There is no command "{0}".{1}': '没有命令“{0}”。{1}',
  'Known commands: {0}.': '已知的命令：{0}。',
  'The file names no person "{0}" who could be back.{1} Nothing was written.':
    '文件中没有可能返岗的人员“{0}”。{1}没有写入任何内容。',
  'Add them to the file, or leave them out of --returning.': '请把他们加入文件，或从 --returning 中去掉。',
  'The file names {0} among the people, who had left. Nothing was written.':
    '文件的人员中有 {0}，而其已经离职。没有写入任何内容。',
  'Take them out of the file; or, where they are back, say so: `--returning {0}`.':
    '请从文件中去掉；如果已返岗，请注明：`--returning {0}`。',
  'Their leads cannot stay with who leaves.': '离职者的线索不能留给其本人。',
  'Name somebody else.': '请指定其他人。',
  'It is for a sales manager of their office or above it{0}.': '仅限其办事处或上级的销售经理{0}。',
  'There is no office "{0}" in the organisation.{1}': '组织中没有办事处“{0}”。{1}',
  'Name an office of the organisation (`leadcycle org show`), or import a newer org.yaml.':
    '请指定组织中的办事处（`leadcycle org show`），或导入更新的 org.yaml。',
  'There is no person "{0}" in the organisation.{1}': '组织中没有人员“{0}”。{1}',
  'Name somebody of the organisation (`leadcycle org show`), or import a newer org.yaml.':
    '请指定组织中的人员（`leadcycle org show`），或导入更新的 org.yaml。',
  '"{0}" has no role in which a lead is owned.': '“{0}”没有可以拥有线索的角色。',
  'Choose an account manager or somebody of inside sales.': '请选择客户经理或电话销售人员。',
  '"{0}" has left the organisation.': '“{0}”已离开组织。',
  'Name somebody who is active (`leadcycle org show`).': '请指定在职人员（`leadcycle org show`）。',
  'There is no organisation yet: nobody could be accountable for a lead.':
    '还没有组织：没有人可以对线索负责。',
  'Import one first: `leadcycle org import examples/org.yaml`.':
    '请先导入：`leadcycle org import examples/org.yaml`。',
  '{0} may not say when {1} is away.': '{0} 不能填写 {1} 的缺勤。',
  'It is for the person, for those who manage them, and for administrators.': '仅限本人、其管理者和管理员。',
  'This lead lies in "{0}", from which only {1} may claim.': '此线索在“{0}”中，只有 {1} 可以从中认领。',
  'Claim another one (`leadcycle pool`), or ask a lead manager.':
    '请认领另一条（`leadcycle pool`），或联系线索经理。',
  '{0} has as many open leads as they can keep.': '{0} 的进行中线索已达上限。',
  'Finish or release one of theirs, or choose somebody else.': '请先完成或释放其中一条，或另选他人。',
  'Somebody else is taking this lead at this moment, and was faster.': '此刻有他人正在取得此线索，并且更快。',
  'Look at it again in a minute, or choose another one.': '请一分钟后再查看，或另选一条。',
  '"{0}" names no version of a playbook.': '“{0}”不是规则手册的版本。',
  'Write name@version, such as default@2.': '请写成 名称@版本，例如 default@2。',
  'The job {0} adopted no playbook: there is nothing to take back.':
    '任务 {0} 没有采用规则手册：没有可以撤回的内容。',
  'Name the job of an adoption; `playbook adopt` told its id.':
    '请指定采用规则手册的任务；`playbook adopt` 给出了其编号。',
  '{0} may not have leads follow another playbook.': '{0} 不能让线索采用其他规则手册。',
  'It is for administrators.': '仅限管理员。',
  'The playbook "{0}" has no version {1}.': '规则手册“{0}”没有版本 {1}。',
  'Name one of {0} (`leadcycle playbook show --versions`).':
    '请指定 {0} 之一（`leadcycle playbook show --versions`）。',
  'There is no playbook named "{0}".{1}': '没有名为“{0}”的规则手册。{1}',
  'Publish it (`leadcycle playbook publish FILE`), or take one of {0}.':
    '请发布它（`leadcycle playbook publish FILE`），或使用 {0} 之一。',
  'There is no version {0} of the playbook "{1}".': '规则手册“{1}”没有版本 {0}。',
  'Restore the table leadcycle.playbook from its backup: leads follow that version.':
    '请从备份恢复 leadcycle.playbook 表：有线索采用该版本。',
  'condition:{0} {1}': '条件：{0} {1}',
  'Put the condition right and send it again; without one the lead returns on its day.':
    '请更正条件后重新发送；不填条件时线索在其日期返回。',
  'There is no clock "{0}".{1}': '没有时钟“{0}”。{1}',
  'Name one of {0}, or another that a playbook has.': '请指定 {0} 之一，或规则手册中的其他时钟。',
  'it followed {0}@{1}, which is not published here': '它采用 {0}@{1}，而该版本没有在此发布',
  '{0} does not answer at {1}.': '{0} 在 {1} 没有应答。',
  'Start the servers with `leadcycle up`, or set {0} to where {1} runs.':
    '请用 `leadcycle up` 启动服务器，或把 {0} 设为 {1} 所在的地址。',
  'The lead failed on this command.': '线索处理此命令时出错。',
  'Report it; nothing has changed.': '请报告此问题；没有任何改动。',
  'Nothing has changed.': '没有任何改动。',
  'Too many commands are on their way to this lead.': '发往此线索的命令过多。',
  'Send it again in a moment, with the same id {0}.': '请稍后以相同的编号 {0} 重新发送。',
  'Temporal refused the request: {0}.': 'Temporal 拒绝了请求：{0}。',
  'Look at the versions and settings of server and product (`leadcycle doctor`).':
    '请检查服务器和产品的版本与设置（`leadcycle doctor`）。',
  'The engine did not answer in time; whether it accepted the command is not known.':
    '引擎没有及时应答；不知道它是否接受了命令。',
  'See that servers and workers run (`leadcycle status`), then send it again with the same id {0}: it counts once.':
    '请检查服务器和工作进程是否在运行（`leadcycle status`），然后以相同的编号 {0} 重新发送：只会计一次。',
};
