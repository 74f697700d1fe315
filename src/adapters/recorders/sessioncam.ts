import type { Recorder } from './recorder.ts';
import { sessioncam } from './sessioncam.facts.ts';
import type { VendorDriver, VendorParts } from './vendor.ts';
import { vendorRecorder } from './vendor-recorder.ts';

export const sessioncamDriver: VendorDriver<object> = {
  find(page) {
    const at = page as { sessionCamRecorder?: object; _cls_config?: object };
    return at.sessionCamRecorder ?? at._cls_config;
  },
};

export const createRecorder = (parts: VendorParts): Recorder =>
  vendorRecorder(sessioncam, sessioncamDriver, parts);
