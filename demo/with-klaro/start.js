// What a site's team writes for Klaro: a service a purpose, none of them on by default.
(() => {
  const { language, lead, words, policy, days, purposes } = JSON.parse(
    document.getElementById('asked').textContent,
  );
  window.klaroConfig = {
    version: 1,
    lang: language,
    default: false,
    mustConsent: false,
    acceptAll: true,
    groupByPurpose: false,
    styling: { theme: ['light', 'bottom', 'wide'] },
    htmlTexts: false,
    cookieExpiresAfterDays: days,
    services: purposes.map(({ key }) => ({ name: key, purposes: [key], default: false })),
    translations: {
      [language]: {
        privacyPolicyUrl: policy,
        consentNotice: { description: lead, learnMore: words.choose },
        consentModal: { title: words.title, description: lead },
        ok: words.accept,
        acceptAll: words.accept,
        decline: words.refuse,
        acceptSelected: words.save,
        purposes: Object.fromEntries(purposes.map(({ key, title }) => [key, title])),
        ...Object.fromEntries(purposes.map(({ key, title, description }) => [key, { title, description }])),
      },
    },
  };
  // For the table on this page: what Klaro has kept, nothing before it was answered.
  window.platformSays = () => {
    const manager = window.klaro?.getManager();
    return manager?.confirmed ? manager.savedConsents : {};
  };
})();
