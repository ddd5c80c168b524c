// What do the ways to sign in say in English?

export const enSignIn = {
  'signIn.atProvider': 'Sign in with {{name}}',
  'signIn.or': 'or',
  'signIn.refused.sign_in_expired':
    'This sign-in was not begun in this browser, is too old, or was used already.',
  'signIn.remedy.sign_in_expired': 'Sign in again. The browser has to keep cookies of this site.',
  'signIn.refused.sign_in_failed': 'What {{name}} answered does not hold, so nobody was signed in.',
  'signIn.remedy.sign_in_failed':
    'Sign in again. If it stays so, tell an administrator: the log of the server says what did not hold.',
  'signIn.refused.provider_refused': '{{name}} did not let you in.',
  'signIn.remedy.provider_refused':
    'Sign in again and agree to what it asks. Whether you may use this application is decided there: ask whoever looks after {{name}}.',
  'signIn.refused.provider_away': '{{name}} does not answer at this moment.',
  'signIn.remedy.provider_away': 'Sign in again in a moment; an API key works meanwhile.',
  'signIn.refused.unknown_person':
    '{{name}} knows you, but the organisation here has nobody active who you are.',
  'signIn.remedy.unknown_person':
    'Ask an administrator to import you with the organisation (leadcycle org import): the id there has to be what your account at {{name}} holds as “{{claim}}”. If you have several accounts there, sign out of this one first.',
};
