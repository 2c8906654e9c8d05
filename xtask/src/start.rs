//! `cargo xtask start`: the tenant and the app on this machine, side by side.

use crate::build::Trunk;
use crate::failure::{Doing, Failure};
use crate::options::StartOptions;
use crate::process::Program;
use crate::{ports, process, step, workspace};
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// The tenant's port in the repository's own config.json.
const USUAL_TENANT_PORT: u16 = 4400;

/// Runs both until Ctrl-C.
///
/// # Errors
/// When a port is taken, a tool is missing, the tenant does not build, or one of the two ends by itself.
pub fn start(options: &StartOptions) -> Result<(), Failure> {
    if options.port == options.tenant_port {
        return Err(Failure::new(
            "the app and the tenant cannot share a port: give --port and --tenant-port two numbers",
        ));
    }
    ports::free(options.tenant_port, "the development tenant", "--tenant-port")?;
    ports::free(options.port, "the app", "--port")?;
    let trunk = Trunk::ready()?;
    let target = workspace::target()?;
    step::timed("building the development tenant", || {
        process::run(
            workspace::cargo().args(["build", "--quiet", "--package", "tenant"]),
            "the tenant's build",
        )
    })?;
    process::interruption_is_the_end();
    let mut tenant = tenant(&target, options.tenant_port)?;
    step::say("building the app with trunk; it is built again whenever a file changes");
    let mut app = app(&trunk, &target, options)?;

    until_answering(&mut tenant, &mut app, options)?;
    println!();
    println!("  The app        http://localhost:{}", options.port);
    println!("  The tenant     http://localhost:{}", options.tenant_port);
    println!("  Sign in with   user@example.com  Correct-horse-1");
    println!();
    println!("  Ctrl-C ends both.");
    loop {
        both_run(&mut tenant, &mut app)?;
        thread::sleep(Duration::from_millis(100));
    }
}

fn tenant(target: &Path, port: u16) -> Result<Program, Failure> {
    let mut command = Command::new(target.join("debug").join(format!("tenant{EXE_SUFFIX}")));
    command.args(["--listen", &format!("127.0.0.1:{port}"), "--data"]).arg(target.join("tenant.sqlite3"));
    Program::start(command.current_dir(workspace::root()).stdout(Stdio::null()))
}

fn app(trunk: &Trunk, target: &Path, options: &StartOptions) -> Result<Program, Failure> {
    let served = target.join("cameo/serve");
    fs::create_dir_all(&served).doing(format!("make {}", served.display()))?;
    let mut command = trunk.command(&["serve", "--port", &options.port.to_string(), "--dist"]);
    command.arg(&served);
    if options.tenant_port != USUAL_TENANT_PORT {
        command.env("CAMEO_CONFIG", config(target, options.tenant_port)?);
    }
    Program::start(&mut command)
}

/// The repository's config.json, for a tenant on another port; Trunk.toml copies it.
fn config(target: &Path, port: u16) -> Result<PathBuf, Failure> {
    let path = target.join("cameo/config.json");
    let usual = format!("http://localhost:{USUAL_TENANT_PORT}/");
    let text = workspace::read("config.json")?.replace(&usual, &format!("http://localhost:{port}/"));
    fs::write(&path, text).doing(format!("write {}", path.display()))?;
    Ok(path)
}

/// Waits for as long as it takes to build: what goes wrong meanwhile is in the terminal, and a change to a file mends it.
fn until_answering(tenant: &mut Program, app: &mut Program, options: &StartOptions) -> Result<(), Failure> {
    loop {
        both_run(tenant, app)?;
        let tenant_answers = answers(options.tenant_port, "/.well-known/openid-configuration");
        if tenant_answers && answers(options.port, "/") && answers(options.port, "/config.json") {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(100));
    }
}

fn both_run(tenant: &mut Program, app: &mut Program) -> Result<(), Failure> {
    let ended = [tenant.ended(), app.ended()];
    if process::interrupted() {
        // Both are being stopped, and nothing needs to be said about it.
        return Ok(());
    }
    match ended {
        [None, None] => Ok(()),
        [Some(status), _] => {
            Err(Failure::new(format!("the tenant has ended ({status}), so the app is stopped too")))
        }
        [_, Some(status)] => {
            Err(Failure::new(format!("trunk has ended ({status}), so the tenant is stopped too")))
        }
    }
}

/// Whether a GET is answered with 200.
fn answers(port: u16, path: &str) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        let host = format!("host: localhost:{port}\r\n");
        let request = format!("GET {path} HTTP/1.1\r\n{host}accept: */*\r\nconnection: close\r\n\r\n");
        stream.write_all(request.as_bytes())?;
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        Ok(start.ends_with(b" 200"))
    };
    ask().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    #[test]
    fn only_a_200_is_an_answer() {
        for (status, expected) in [("200 OK", true), ("404 Not Found", false), ("500 Oh", false)] {
            let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
            let port = listener.local_addr().expect("its number").port();
            let server = thread::spawn(move || {
                let (mut stream, _) = listener.accept().expect("a visitor");
                // The whole request: what is left unread would reset the connection.
                let mut request = Vec::new();
                let mut byte = [0];
                while !request.ends_with(b"\r\n\r\n") {
                    stream.read_exact(&mut byte).expect("a request");
                    request.extend(byte);
                }
                // In one piece: the visitor leaves once it has read the status.
                let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n");
                stream.write_all(answer.as_bytes()).expect("an answer");
                String::from_utf8_lossy(&request).into_owned()
            });
            assert_eq!(answers(port, "/x"), expected, "{status}");
            assert!(server.join().expect("a server").starts_with("GET /x HTTP/1.1"));
        }
        assert!(!answers(1, "/"), "nobody listens");
    }
}
