// What do the ways to sign in say in Chinese?
import type { enSignIn } from '../en/sign-in.ts';

export const zhSignIn: Readonly<Record<keyof typeof enSignIn, string>> = {
  'signIn.atProvider': '使用 {{name}} 登录',
  'signIn.or': '或',
  'signIn.refused.sign_in_expired': '此次登录不是在本浏览器中发起的，或已过期，或已使用过。',
  'signIn.remedy.sign_in_expired': '请重新登录。浏览器需要允许本站的 Cookie。',
  'signIn.refused.sign_in_failed': '{{name}} 的应答未通过校验，因此没有人登录。',
  'signIn.remedy.sign_in_failed': '请重新登录。如果仍然如此，请告知管理员：服务器日志中有未通过校验的原因。',
  'signIn.refused.provider_refused': '{{name}} 没有让您通过。',
  'signIn.remedy.provider_refused':
    '请重新登录并同意其请求。您能否使用此应用由那里决定：请联系 {{name}} 的管理人员。',
  'signIn.refused.provider_away': '{{name}} 目前没有应答。',
  'signIn.remedy.provider_away': '请稍后重新登录；在此期间可以使用 API 密钥。',
  'signIn.refused.unknown_person': '{{name}} 认识您，但这里的组织中没有与您对应的在职人员。',
  'signIn.remedy.unknown_person':
    '请管理员把您导入组织（leadcycle org import）：其中的编号必须与您在 {{name}} 的账户中“{{claim}}”的值一致。如果您在那里有多个账户，请先退出当前账户。',
};
