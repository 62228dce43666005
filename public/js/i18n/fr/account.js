// The words of one's own account, in French.
/** @type {import('../../core/i18n.js').Words} */
export default {
  'account.name_needed': 'Saisissez votre nom',
  'account.keys': 'Connexion',
  'account.keys_lead': 'Ce qui ouvre votre compte. Chaque changement vous est annoncé par e-mail et déconnecte vos autres appareils.',
  'account.password': 'Mot de passe',
  'account.change_password': 'Changer le mot de passe',
  'account.password_lead': 'Vos autres appareils seront déconnectés.',
  'account.current': 'Mot de passe actuel',
  'account.current_needed': 'Saisissez votre mot de passe actuel',
  'account.wanted': 'Nouveau mot de passe',
  'account.password_hint': 'Huit caractères au moins. Une phrase fait très bien l’affaire.',
  'account.password_short': 'Le mot de passe compte huit caractères au moins',
  'account.password_changed': 'Mot de passe changé. Vos autres appareils sont déconnectés.'
}
