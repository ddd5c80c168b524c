// What is said no with where files are attached, in Chinese?

export const ofAttachments: Readonly<Record<string, string>> = {
  'This is no file.': '这不是文件。',
  'Send it with content-type: application/octet-stream.':
    '请以 content-type: application/octet-stream 发送。',
  '{0} files are attached to this lead, and more it does not keep.': '此线索已附有 {0} 个文件，不能再多。',
  'Remove one that nobody needs, or put several into one file.':
    '请移除不再需要的文件，或把几个文件合并为一个。',
  'No file {0} is attached to this lead, or it is no longer.': '此线索没有附件 {0}，或它已被移除。',
  'Name one that is listed among its attachments.': '请指定附件列表中的文件。',
  'A file is removed by whoever attached it, or by a manager.': '附件只能由添加者或经理移除。',
  'Ask one of them.': '请联系其中一位。',
  'fileName is no name of a file: it has more than {0} characters, or a slash or control character in it.':
    'fileName 不是文件名：超过 {0} 个字符，或含有斜杠或控制字符。',
  'Send the name alone, without folders.': '请只发送文件名，不带文件夹。',
  'You have sent no content {0} for this lead, or nobody attached it within a day.':
    '您没有为此线索发送内容 {0}，或一天之内没有人附上它。',
  'Send the file first; its id is what AddAttachment names.': '请先发送文件；AddAttachment 中填写其编号。',
  'There is no file {0} attached to this lead, or it is no longer.':
    '此线索没有附件 {0}，或它已不再附在线索上。',
  'See what is attached with GET /v1/leads/<lead>/attachments, or `leadcycle lead attachments`.':
    '请用 GET /v1/leads/<lead>/attachments 或 `leadcycle lead attachments` 查看附件。',
  '{0} files were sent for this lead and not attached to it.': '已为此线索发送 {0} 个文件，但尚未附上。',
  'Attach them with AddAttachment, or wait: what nobody attaches is removed after a day.':
    '请用 AddAttachment 附上，或稍候：没有附上的内容一天后会被移除。',
  'The id {0} was used for another content.': '编号 {0} 已用于其他内容。',
  'Take a new UUID for each file.': '请为每个文件使用新的 UUID。',
  'The file is larger than {0}, and larger ones are not kept.': '文件超过 {0}，不保存更大的文件。',
  'Make it smaller, or put it where large files belong and add a note that says where.':
    '请缩小文件，或把它放在存放大文件的地方，并添加备注说明位置。',
  'The file is empty.': '文件为空。',
  'Send the file itself as the body.': '请把文件本身作为正文发送。',
  'The same file is being sent a second time at this moment.': '此刻同一文件正在被再次发送。',
  'Wait for the answer to that one, or send it again.': '请等待那一次的应答，或重新发送。',
  '{0} concerns a content that lies outside the lead, and cannot be part of a batch.':
    '{0} 涉及线索之外的内容，不能放在一批命令中。',
  "Use the door's own `attach` and `detach`: they see to the content too.":
    '请使用专门的 `attach` 和 `detach` 入口：它们会同时处理内容。',
};
