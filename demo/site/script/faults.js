/** The test bench: two faults on purpose. The third button does nothing, which is its fault. */
export const faults = (main) => {
  const status = main.querySelector('#pannes [role="status"]');
  main.querySelector('[data-fault="throws"]').addEventListener('click', () => {
    throw new Error('Lumen: the parcel’s address is missing (a fault on purpose)');
  });
  main.querySelector('[data-fault="fails"]').addEventListener('click', async () => {
    const { ok } = await fetch('/api/stock');
    if (!ok) status.textContent = main.querySelector('#pannes').dataset.failed;
  });
};
