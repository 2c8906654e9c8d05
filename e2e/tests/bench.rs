//! What the editor costs as the metadata grows: `cargo xtask bench` runs this and prints its tables.
//!
//! Every figure is the middle of several rounds, and the rounds are interleaved: whatever disturbs the machine disturbs all
//! sizes. Frames come as soon as they are ready instead of sixty times a second, so a time is the work and not the wait.

#![allow(clippy::print_stdout, reason = "printing is what it is for")]

use anyhow::{Context, Result};
use e2e::pages::DEMO_EMAIL;
use e2e::world::Setting;
use e2e::{World, journey, wait};
use serde_json::{Map, Value, json};

const SIZES: [usize; 4] = [10, 100, 1_000, 10_000];
const ROUNDS: usize = 7;
const KEYS: usize = 15;

/// What one size has cost so far.
#[derive(Debug, Default)]
struct Costs {
    bytes: usize,
    open: Vec<f64>,
    keys: Vec<f64>,
    inputs: f64,
    heap: Vec<f64>,
    wasm: Vec<f64>,
}

#[tokio::test]
#[ignore = "measures, and judges nothing"]
async fn bench() {
    let switches = vec!["--disable-frame-rate-limit", "--disable-gpu-vsync", "--enable-precise-memory-info"];
    // The bare page has no icon.
    let setting = Setting { switches, expected_errors: vec!["favicon.ico"], ..Setting::default() };
    journey("bench", setting, async |world| {
        let script = json!({ "source": include_str!("bench.js") });
        world.browser.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", script).await?;
        world.sign_in().await?;
        let mut costs: [Costs; 4] = Default::default();
        let mut alone = Vec::new();
        for round in 0..=ROUNDS {
            // What the browser itself takes for a key, on this machine, at this moment.
            world.open("/config.json").await?;
            world.script("document.body.replaceChildren(document.createElement('input')); document.body.firstChild.focus()").await?;
            let keys = type_keys(world).await?;
            alone.extend(keys.into_iter().filter(|_| round > 0));
            for (leaves, costs) in SIZES.into_iter().zip(&mut costs) {
                // The first round warms everything up.
                let mut cold = Costs::default();
                measure(world, leaves, if round == 0 { &mut cold } else { costs }).await?;
            }
        }
        print(&mut costs);
        let [best, middle, worst] = spread(&mut alone);
        println!("{:>42}{:>24}", "an input alone on a page", format!("{middle:.1} ({best:.1} - {worst:.1})"));
        Ok(())
    })
    .await;
}

async fn measure(world: &World, leaves: usize, costs: &mut Costs) -> Result<()> {
    let metadata = metadata(leaves);
    costs.bytes = metadata.to_string().len();
    world.tenant.tenant().set_user_metadata(DEMO_EMAIL, metadata);
    world.open("/profile").await?;
    world.see("key_0").await?;
    wait::until("the editor's code", || async {
        Ok((number(world, "bench.rest(done)").await? > 0.0).then_some(()))
    })
    .await?;
    costs.open.push(number(world, "bench.open(done)").await?);
    world.script("document.querySelector('.fields .input').focus()").await?;
    costs.keys.extend(type_keys(world).await?);
    costs.inputs =
        number(world, "done(document.querySelectorAll('.fields input, .fields textarea').length)").await?;
    wait::until("the draft on the device", || async {
        let kept = number(
            world,
            "done(Object.keys(localStorage).some(key => key.startsWith('cameo.draft')) ? 1 : 0)",
        );
        Ok((kept.await? > 0.0).then_some(()))
    })
    .await?;
    world.browser.cdp().send_raw("HeapProfiler.collectGarbage", json!({})).await?;
    costs.heap.push(number(world, "done(performance.memory.usedJSHeapSize)").await?);
    costs.wasm.push(number(world, "done(bench.memory())").await?);
    // Nothing typed may greet the next round.
    world.script("addEventListener('beforeunload', event => event.stopImmediatePropagation(), true)").await?;
    world.script("for (const key of Object.keys(localStorage)) if (key.startsWith('cameo.draft')) localStorage.removeItem(key)").await?;
    world.script("const put = Storage.prototype.setItem; Storage.prototype.setItem = function (key, value) { if (!key.startsWith('cameo.draft')) put.call(this, key, value) }").await?;
    Ok(())
}

/// What each key costs but the first, which marks the row and tries whether the draft can be kept.
async fn type_keys(world: &World) -> Result<Vec<f64>> {
    let mut costs = Vec::new();
    for at in 0..=KEYS {
        let key = json!({ "type": "keyDown", "text": char::from(b'a' + (at % 26) as u8).to_string() });
        world.script("bench.await_key()").await?;
        world.browser.cdp().send_raw("Input.dispatchKeyEvent", key).await?;
        costs.push(number(world, "bench.key.then(done)").await?);
    }
    costs.remove(0);
    Ok(costs)
}

/// Single values under one name each, forty characters long: the flattest and so the longest form.
fn metadata(leaves: usize) -> Value {
    let leaf =
        |at: usize| (format!("key_{at}"), json!(format!("value {at:05} of a common length, as it is")));
    Value::Object((0..leaves).map(leaf).collect::<Map<_, _>>())
}

async fn number(world: &World, script: &str) -> Result<f64> {
    let script = format!("const done = arguments[arguments.length - 1]; {script}");
    let answer = world.browser.execute_async(script, Vec::new()).await?;
    answer.json().as_f64().with_context(|| format!("the page answers {}", answer.json()))
}

fn print(costs: &mut [Costs]) {
    println!(
        "\nopen: click on Edit to the first input painted; key: press to the frame that shows it; milliseconds, middle (best - worst)"
    );
    println!(
        "memory with the editor open, kB, and how many times the document it grew beyond the one of {} leaves",
        SIZES[0]
    );
    println!(
        "{:>8}{:>10}{:>24}{:>24}{:>9}{:>12}{:>12}{:>12}",
        "leaves", "bytes", "open", "key", "inputs", "JavaScript", "WebAssembly", "x document"
    );
    let least =
        costs.first_mut().map_or(0.0, |costs| spread(&mut costs.heap)[1] + spread(&mut costs.wasm)[1]);
    for (leaves, costs) in SIZES.into_iter().zip(costs) {
        let [open, key] = [&mut costs.open, &mut costs.keys].map(|times| {
            let [best, middle, worst] = spread(times);
            format!("{middle:.1} ({best:.1} - {worst:.1})")
        });
        let (heap, wasm) = (spread(&mut costs.heap)[1], spread(&mut costs.wasm)[1]);
        println!(
            "{leaves:>8}{:>10}{open:>24}{key:>24}{:>9}{:>12.0}{:>12.0}{:>12.1}",
            costs.bytes,
            costs.inputs,
            heap / 1000.0,
            wasm / 1000.0,
            (heap + wasm - least) / costs.bytes as f64,
        );
    }
}

/// The best, the middle and the worst.
fn spread(times: &mut [f64]) -> [f64; 3] {
    times.sort_by(f64::total_cmp);
    [0, times.len() / 2, times.len().saturating_sub(1)].map(|at| times.get(at).copied().unwrap_or_default())
}
