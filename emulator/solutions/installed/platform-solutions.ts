/**
 * Microsoft's own solutions, which every environment has. The emulator models none of their forms and web resources, so
 * what a package needs from them counts as there. `Active` is not among them: it holds one maker's unsaved work.
 */
export const isPlatformSolution = (uniqueName: string): boolean =>
  /^(?:system|basic|appmodulewebresources|msdyn\w*|msft_\w*|microsoft\w*)$/iu.test(uniqueName);
