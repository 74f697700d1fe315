import { sessioncam } from './sessioncam.facts.ts';
import type { VendorDriver } from './vendor.ts';

export const sessioncamDriver: VendorDriver<object> = {
  find(page) {
    const at = page as { sessionCamRecorder?: object; _cls_config?: object };
    return at.sessionCamRecorder ?? at._cls_config;
  },
};

export { sessioncam as facts, sessioncamDriver as driver };
