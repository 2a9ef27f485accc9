//! The chores of the repository: `cargo xtask <chore>`.

mod accuracy;
mod arrows;
mod fade;
mod install;
mod models;
mod nightly;
mod prior;
mod quantile;
mod rules;
mod run;
mod schema;
mod simulate;
mod test;

use anyhow::{Result, bail};

const CHORES: &str = "\
cargo xtask test       installs what the tests need and runs them all
cargo xtask nightly    makes and changes plans for 100,000 random runners and holds them against every rule
cargo xtask arrows     checks that the crates use each other only as the design allows
cargo xtask schema     writes docs/schema from the documents' types
cargo xtask models     writes docs/models.md from the documentation of the models (--check compares only)
cargo xtask rules      writes docs/rules.md from the documentation of the rules (--check compares only)
cargo xtask prior      fits physiology/data/prior.csv to the tables of best times beside the workspace (--bands: its bands only)
cargo xtask accuracy   predicts runners that the prior has not seen and prints how far off it is (--histories: long histories only,
                       --fade: the fade of marathons only, --marathons: those of the long histories only,
                       --drift: of runners from year to year only)
cargo xtask fade       fits the fade of marathons to the split tables beside the workspace
cargo xtask simulate   gives 500 simulated runners to the ledger and prints how often its bands hold their truth
                       (--from SEED: other 500 than those by whom the ledger was tuned;
                       --calibrate: writes physiology/data/band.csv from thousands of others)
";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["test"] => test::run(),
        ["nightly"] => nightly::run(),
        ["arrows"] => arrows::run(),
        ["schema"] => schema::run(false),
        ["models"] => models::run(false),
        ["models", "--check"] => models::run(true),
        ["rules"] => rules::run(false),
        ["rules", "--check"] => rules::run(true),
        ["prior"] => prior::run(prior::Anew::Population),
        ["prior", "--bands"] => prior::run(prior::Anew::Bands),
        ["accuracy"] => accuracy::run(),
        ["accuracy", "--histories"] => accuracy::histories(),
        ["accuracy", "--marathons"] => accuracy::marathons(),
        ["accuracy", "--drift"] => accuracy::drift(),
        ["accuracy", "--fade"] => fade::check(),
        ["fade"] => fade::run(),
        ["simulate"] => simulate::run(simulate::RUNNERS, simulate::FIRST_SEED),
        ["simulate", "--calibrate"] => simulate::calibrate::run(),
        ["simulate", "--from", seed] => simulate::run(simulate::RUNNERS, seed.parse()?),
        _ => bail!("there is no such chore; there are\n{CHORES}"),
    }
}
