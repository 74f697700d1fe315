// What a site's team writes for Orejime: a purpose each, none mandatory, exempt or on by default.
(() => {
  const { lead, words, policy, days, purposes } = JSON.parse(document.getElementById('asked').textContent);
  window.orejimeConfig = {
    privacyPolicyUrl: policy,
    cookie: { duration: days },
    purposes: purposes.map(({ key, title, description }) => ({ id: key, title, description, cookies: [] })),
    translations: {
      banner: {
        title: words.title,
        description: `${lead}\n{privacyPolicy}`,
        privacyPolicyLabel: words.policy,
        accept: words.accept,
        decline: words.refuse,
        configure: words.choose,
      },
      modal: {
        title: words.title,
        description: `${words.consequence}\n{privacyPolicy}`,
        privacyPolicyLabel: words.policy,
        acceptAll: words.accept,
        declineAll: words.refuse,
        save: words.save,
      },
    },
  };
  // For the table on this page: what Orejime has kept, nothing before it was answered.
  window.platformSays = () => {
    const manager = window.orejime?.manager;
    if (!manager || manager.isDirty()) return {};
    return Object.fromEntries(purposes.map(({ key }) => [key, manager.getConsent(key)]));
  };
})();
