/** User settings of a fresh profile: as quiet as possible, and nothing from the network. */
export const QUIET_SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'npm.fetchOnlinePackageInfo': false,
  'remote.autoForwardPorts': false,
  'json.schemaDownload.enable': false,
};

/** The web workbench saves by itself after a while; tests' edits must not reach the disk. */
export const TEST_SETTINGS = { ...QUIET_SETTINGS, 'files.autoSave': 'off' };
