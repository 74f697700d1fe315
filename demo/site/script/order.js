/** A form that looks at what is typed and sends nothing. */
export const orderPage = (main) => {
  const form = main.querySelector('[data-order]');
  const thanks = main.querySelector('[data-thanks]');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    form.reset();
    form.hidden = true;
    thanks.textContent = thanks.dataset.thanks;
  });
};
