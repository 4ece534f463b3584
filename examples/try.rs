fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    match grassroots::rulebook::Rulebook::read(&text) {
        Ok(b) => {
            println!("ok {} schemes", b.schemes().len());
            for r in b.remarks() {
                println!("remark {r}");
            }
        }
        Err(p) => println!("{p}"),
    }
}
