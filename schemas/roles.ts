// The built-in roles by name, in the order in which they run, for whoever offers them without having them.
export const roleNames = ['normaliser', 'refresher', 'calibrator', 'completeness', 'clerk', 'adviser'] as const

export type RoleName = (typeof roleNames)[number]
