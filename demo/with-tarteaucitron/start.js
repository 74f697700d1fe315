// What a site's team writes for tarteaucitron: a service a purpose, which waits for the visitor.
(() => {
  const { language, lead, words, policy, days, purposes } = JSON.parse(
    document.getElementById('asked').textContent,
  );
  const { tarteaucitron } = window;
  window.tarteaucitronForceLanguage = language;
  window.tarteaucitronForceExpire = days;
  window.tarteaucitronCustomText = {
    title: words.title,
    middleBarHead: words.title,
    alertBigPrivacy: lead,
    disclaimer: words.consequence,
    acceptAll: words.accept,
    allowAll: words.accept,
    denyAll: words.refuse,
    personalize: words.choose,
    analytic: { title: words.every, details: '' },
    ...Object.fromEntries(purposes.map(({ key, description }) => [`desc-${key}`, description])),
  };
  tarteaucitron.init({
    privacyUrl: policy,
    orientation: 'bottom',
    showIcon: false,
    highPrivacy: true,
    serviceDefaultState: 'wait',
    DenyAllCta: true,
    AcceptAllCta: true,
    mandatory: false,
    moreInfoLink: false,
    googleConsentMode: false,
    bingConsentMode: false,
    pianoConsentMode: false,
  });
  addEventListener('load', () => {
    for (const { key, title } of purposes) {
      tarteaucitron.services[key] = {
        key,
        type: 'analytic',
        name: title,
        uri: policy,
        needConsent: true,
        cookies: [],
        js() {},
        fallback() {},
      };
      tarteaucitron.job = tarteaucitron.job || [];
      tarteaucitron.job.push(key);
    }
  });
  // For the table on this page: what tarteaucitron has kept, nothing before it was answered.
  window.platformSays = () => tarteaucitron.state;
})();
