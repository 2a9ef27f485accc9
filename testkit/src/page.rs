//! The pages by their addresses: one list for the tests of the server and those in the browser.

/// Pages that answer in every library, an empty one too.
pub const PAGES: [&str; 24] = [
    "/",
    "/hold",
    "/durability",
    "/load",
    "/intensity",
    "/anchors",
    "/records",
    "/models",
    "/activities",
    "/plan",
    "/start",
    "/fuel",
    "/move",
    "/move/check",
    "/log",
    "/import",
    "/imports",
    "/settings",
    "/pair",
    "/offline",
    "/predict?distance=5+km&time=19:58",
    "/exercises",
    "/exercises?equipment=box",
    "/exercise/box-jump",
];

/// Pages that need a plan, and the race that it leads to.
pub const PAGES_OF_A_PLAN: [&str; 4] = ["/plan/weeks/2", "/plan/changes", "/plan/export", "/races/next/plan"];

/// All of them.
pub fn pages() -> impl Iterator<Item = &'static str> {
    PAGES.into_iter().chain(PAGES_OF_A_PLAN)
}
