/** Takes WebRTC out of this realm: it reaches a network, and no content security policy keeps it from that. */
export function removeWebRtc(): void {
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (name.includes('RTC')) Reflect.deleteProperty(globalThis, name);
  }
}
