//! The program: what it says when it starts, when it cannot, and when it is told to end.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::process::{Child, Command, Output, Stdio};

fn tenant(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tenant"));
    command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str]) -> Output {
    tenant(arguments).output().expect("the program runs")
}

/// A program that ends with its test, however that ends.
struct Started(Child);

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn refused_in_one_sentence(output: &Output, start: &str) {
    let words = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{words}");
    assert!(words.starts_with(start) && words.trim_end().lines().count() == 1, "{words}");
}

#[test]
fn what_cannot_be_used_is_told_in_one_sentence() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("an address").to_string();
    let output = run(&["--in-memory", "--listen", &address]);
    refused_in_one_sentence(&output, &format!("tenant: cannot listen on {address}: "));

    let file = env!("CARGO_MANIFEST_DIR");
    let output = run(&["--listen", "127.0.0.1:0", "--data", file]);
    refused_in_one_sentence(&output, &format!("tenant: the data file {file} cannot be used: "));

    let output = run(&["--in-memory", "--listen", "127.0.0.1:0", "--issuer", "somewhere"]);
    refused_in_one_sentence(&output, "tenant: the issuer \"somewhere\" is not usable: ");
}

#[test]
fn help_names_every_flag_and_the_demo_sign_in() {
    let output = run(&["--help"]);
    let words = String::from_utf8_lossy(&output.stdout);
    for word in ["--listen", "127.0.0.1:4400", "--data", "target/tenant.sqlite3", "--issuer", "--in-memory"] {
        assert!(words.contains(word), "{word}");
    }
    for word in [tenant::DEMO_EMAIL, tenant::SECOND_EMAIL, tenant::DEMO_PASSWORD] {
        assert!(words.contains(word), "{word}");
    }
}

#[cfg(unix)]
#[test]
fn it_says_where_it_is_and_ends_when_told_to() {
    let mut started =
        Started(tenant(&["--in-memory", "--listen", "127.0.0.1:0"]).spawn().expect("it starts"));
    let mut lines = BufReader::new(started.0.stdout.take().expect("its output")).lines();
    let first = lines.next().expect("a line").expect("UTF-8");
    let address = first.split("listening on ").nth(1).and_then(|rest| rest.strip_suffix(").")).expect(&first);
    assert!(!address.ends_with(":0"), "{first}");
    assert!(
        first.contains(&format!("http://localhost:{}/", address.rsplit(':').next().expect("a port"))),
        "{first}"
    );
    assert!(lines.next().expect("a line").expect("UTF-8").contains(tenant::DEMO_EMAIL));
    std::net::TcpStream::connect(address).expect("it listens when it says so");

    let told = Command::new("kill").args(["-TERM", &started.0.id().to_string()]).status().expect("kill runs");
    assert!(told.success());
    assert_eq!(started.0.wait().expect("it ends").code(), Some(0));
}

#[cfg(unix)]
#[test]
fn it_warns_of_an_address_that_others_can_reach() {
    for (listen, warned) in [("0.0.0.0:0", true), ("127.0.0.1:0", false)] {
        let mut started = Started(tenant(&["--in-memory", "--listen", listen]).spawn().expect("it starts"));
        let mut lines = BufReader::new(started.0.stdout.take().expect("its output")).lines();
        // the words of the start end with this line, and the warning comes before it
        let ready = lines.by_ref().map(|line| line.expect("UTF-8")).find(|line| line.contains("/outbox"));
        assert!(ready.is_some());
        let told =
            Command::new("kill").args(["-TERM", &started.0.id().to_string()]).status().expect("kill runs");
        assert!(told.success());
        let mut words = String::new();
        started.0.stderr.take().expect("its errors").read_to_string(&mut words).expect("UTF-8");
        assert_eq!(words.contains("whoever can reach 0.0.0.0:"), warned, "{words}");
    }
}

#[cfg(unix)]
#[test]
fn the_data_file_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = std::env::temp_dir().join(format!("tenant-mode-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("tenant.sqlite3");
    // as a tenant of before has left it
    std::fs::write(&file, "").expect("a file");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).expect("a mode");
    let data = file.to_str().expect("UTF-8");
    let mut started =
        Started(tenant(&["--data", data, "--listen", "127.0.0.1:0"]).spawn().expect("it starts"));
    let mut lines = BufReader::new(started.0.stdout.take().expect("its output")).lines();
    lines.next().expect("a line").expect("UTF-8");
    let files: Vec<_> =
        std::fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("a file")).collect();
    assert!(!files.is_empty());
    for entry in files {
        let mode = entry.metadata().expect("metadata").permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{:?}", entry.path());
    }
    drop(started);
    std::fs::remove_dir_all(folder).expect("the folder goes");
}
