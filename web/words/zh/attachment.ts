// What do files that are attached to a lead say in Chinese?
import type { enAttachment } from '../en/attachment.ts';

export const zhAttachment: Readonly<Record<keyof typeof enAttachment, string>> = {
  'attachment.title': '附件',
  'attachment.none': '此线索没有附件。',
  'attachment.file': '文件',
  'attachment.says': '内容说明',
  'attachment.size': '大小',
  'attachment.more': '其他',
  'attachment.merged': '来自已合并的线索 {{lead}}',
  'attachment.download': '下载 {{name}}',
  'attachment.remove': '删除',
  'attachment.removeOf': '删除 {{name}}',
  'attachment.sure': '删除此文件？',
  'attachment.gone': '文件内容将被永久删除。时间线仍会保留它曾被添加以及由谁删除的记录。',
  'attachment.removeForGood': '永久删除',
  'attachment.removedWhere': '请在附件列表中删除：',
  'attachment.choose': '选择文件',
  'attachment.drop': '或将文件拖到此处，每个不超过 {{size}}',
  'attachment.saysOf': '用一句话说明内容（可不填）',
  'attachment.leaveOut': '移除 {{name}}',
  'attachment.empty': '此文件为空。',
  'attachment.tooLarge': '此文件超过 {{size}}，无法保存。',
  'attachment.attach_one': '添加 {{count}} 个文件',
  'attachment.attach_other': '添加 {{count}} 个文件',
  'attachment.done_one': '已添加 {{count}} 个文件。',
  'attachment.done_other': '已添加 {{count}} 个文件。',
};
