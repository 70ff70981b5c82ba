# Homebrew builds Demarc from a clone, until a release has archives with checksums.
#
# Put this file into a tap, and name the clone:
#
#   brew tap-new local/demarc
#   cp packaging/homebrew/demarc.rb "$(brew --repository local/demarc)/Formula/"
#   HOMEBREW_DEMARC_SOURCE="file://$PWD" brew install --HEAD local/demarc/demarc
class Demarc < Formula
  desc "Static site generator for frameworks that checks what it publishes"
  homepage ENV.fetch("HOMEBREW_DEMARC_SOURCE", "file:///usr/local/src/demarc")
  license "MIT"
  head ENV.fetch("HOMEBREW_DEMARC_SOURCE", "file:///usr/local/src/demarc"), using: :git, branch: "main"

  depends_on "pkgconf" => :build
  depends_on xcode: ["26.0", :build]
  depends_on "cmark-gfm"
  depends_on "gumbo-parser"
  depends_on macos: :sequoia

  def install
    system "swift", "build", "--disable-sandbox", "--configuration", "release", "--product", "demarc"
    bin.install ".build/release/demarc"
    generate_completions_from_executable(bin/"demarc", "--generate-completion-script")
    system bin/"demarc", "reference", "reference"
    man1.install "reference/demarc.1"
  end

  test do
    system bin/"demarc", "init", "site", "--template", "controls"
    system bin/"demarc", "check", "--content", "site/Content"
    system bin/"demarc", "build", "--content", "site/Content", "--output", "public"
    assert_path_exists testpath/"public/index.html"
  end
end
