// Does what Ctrl and + do: no page and no protocol of a headless browser can. Called by tests/browser/stage.mjs.
globalThis.zoom = async (address, factor) => {
  const tabs = await chrome.tabs.query({});
  await chrome.tabs.setZoom(tabs.find(({ url }) => url?.startsWith(address)).id, factor);
};
