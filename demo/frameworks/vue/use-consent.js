import { onMounted, onUnmounted, ref } from 'vue';
import { isGranted, onConsent } from '../on-consent.js';

/** True while the visitor's yes to this purpose stands; false on the server and until the component is mounted. */
export const useConsent = (purpose) => {
  const granted = ref(false);
  const read = () => {
    granted.value = isGranted(purpose);
  };
  let undo;
  onMounted(() => {
    undo = onConsent(purpose, read);
    read();
  });
  onUnmounted(() => undo?.());
  return granted;
};
