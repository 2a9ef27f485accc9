//! Shows the spec of a random season, what the planner answers, and what stands against it: `… --example seed 58`.

#[path = "../tests/random/mod.rs"]
mod random;

fn main() {
    for seed in std::env::args().skip(1).filter_map(|a| a.parse().ok()) {
        let spec = random::spec(seed);
        println!("{}", serde_json::to_string(&spec).unwrap_or_default());
        println!("{:#?}", plan::make(&spec).err());
        println!("{:#?}", plan::attempt(&spec).err());
    }
}
