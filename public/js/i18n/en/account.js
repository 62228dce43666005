// The words of one's own account, in English.
/** @type {import('../../core/i18n.js').Words} */
export default {
  'account.name_needed': 'Type your name',
  'account.keys': 'Signing in',
  'account.keys_lead': 'What opens your account. Each change is told to you by e-mail and signs your other devices out.',
  'account.password': 'Password',
  'account.change_password': 'Change the password',
  'account.password_lead': 'Your other devices will be signed out.',
  'account.current': 'Present password',
  'account.current_needed': 'Type your present password',
  'account.wanted': 'New password',
  'account.password_hint': 'At least eight characters. A phrase does very well.',
  'account.password_short': 'The password has at least eight characters',
  'account.password_changed': 'Password changed. Your other devices are signed out.'
}
