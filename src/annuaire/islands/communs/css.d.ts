/** Styles an island brings with it: the build gives them a file of their own. */
declare module '*.css' {}
