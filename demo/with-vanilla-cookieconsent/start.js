// What a site's team writes for vanilla-cookieconsent: a category a purpose, neither enabled nor read only.
(() => {
  const { language, lead, words, policy, days, purposes } = JSON.parse(
    document.getElementById('asked').textContent,
  );
  const { CookieConsent } = window;
  const buttons = { acceptAllBtn: words.accept, acceptNecessaryBtn: words.refuse };
  CookieConsent.run({
    // It hides from what it takes for a robot, and so from whoever tests the page.
    hideFromBots: false,
    revision: 1,
    cookie: { expiresAfterDays: days },
    guiOptions: {
      consentModal: { equalWeightButtons: true },
      preferencesModal: { equalWeightButtons: true },
    },
    categories: Object.fromEntries(purposes.map(({ key }) => [key, {}])),
    language: {
      default: language,
      translations: {
        [language]: {
          consentModal: {
            ...buttons,
            title: words.title,
            description: lead,
            showPreferencesBtn: words.choose,
            footer: `<a href="${policy}">${words.policy}</a>`,
          },
          preferencesModal: {
            ...buttons,
            title: words.title,
            savePreferencesBtn: words.save,
            closeIconLabel: words.close,
            sections: [
              { description: words.consequence },
              ...purposes.map(({ key, title, description }) => ({
                title,
                description,
                linkedCategory: key,
              })),
            ],
          },
        },
      },
    },
  });
  // For the table on this page: what vanilla-cookieconsent has kept, nothing before it was answered.
  window.platformSays = () =>
    CookieConsent.validConsent()
      ? Object.fromEntries(purposes.map(({ key }) => [key, CookieConsent.acceptedCategory(key)]))
      : {};
})();
