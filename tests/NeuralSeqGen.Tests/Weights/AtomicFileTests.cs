namespace NeuralSeqGen.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_old_file_stays_until_the_new_one_is_complete()
    {
        File.WriteAllText(_folder["w"], "old");
        AtomicFile.Write(_folder["w"], stream =>
        {
            stream.Write("new"u8);
            stream.Flush();
            Assert.Equal("old", File.ReadAllText(_folder["w"]));
        });
        Assert.Equal("new", File.ReadAllText(_folder["w"]));
        Assert.Equal(["w"], _folder.Files);
    }

    [Fact]
    public void A_writer_that_fails_leaves_the_old_file_and_no_other()
    {
        File.WriteAllText(_folder["w"], "old");
        Assert.Throws<TimeZoneNotFoundException>(() => AtomicFile.Write(_folder["w"], stream =>
        {
            stream.Write("half"u8);
            throw new TimeZoneNotFoundException();
        }));
        Assert.Equal("old", File.ReadAllText(_folder["w"]));
        Assert.Equal(["w"], _folder.Files);
    }

    [Fact]
    public void A_missing_folder_fails_and_says_so() =>
        Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Write(_folder[Path.Combine("none", "w")], _ => { }));

    private static UnixFileMode Mode(string file) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(file);

    private void SetMode(string file, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder[file], mode);
        }
    }

    private void Write(string file, string text) => AtomicFile.Write(_folder[file], stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)]
    public void The_new_file_has_the_mode_of_the_old_one(UnixFileMode mode)
    {
        Write("w", "old");
        SetMode("w", mode);
        var before = Mode(_folder["w"]);
        UnixFileMode? during = null;
        AtomicFile.Write(_folder["w"], _ => during = Mode(Directory.GetFiles(Path.GetDirectoryName(_folder["w"])!, "*.tmp").Single()));
        Assert.Equal(before, Mode(_folder["w"]));
        Assert.Equal(UnixFileMode.None, during & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public void A_file_that_was_not_there_has_the_mode_of_any_new_file()
    {
        File.WriteAllText(_folder["other"], "");
        Write("w", "new");
        Assert.Equal(Mode(_folder["other"]), Mode(_folder["w"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_symbolic_link_stays_and_its_target_is_written(bool exists)
    {
        string folder = Directory.CreateDirectory(_folder["real"]).FullName;
        if (exists)
        {
            File.WriteAllText(Path.Combine(folder, "w"), "old");
        }

        File.CreateSymbolicLink(_folder["second"], Path.Combine("real", "w"));
        File.CreateSymbolicLink(_folder["first"], "second");
        Write("first", "new");
        Assert.Equal("new", File.ReadAllText(Path.Combine(folder, "w")));
        Assert.Equal(("second", Path.Combine("real", "w")), (new FileInfo(_folder["first"]).LinkTarget, new FileInfo(_folder["second"]).LinkTarget));
        Assert.Equal(["first", "second", "w"], _folder.Files);
    }

    [Fact]
    public void What_killed_writers_left_is_removed_and_nothing_else()
    {
        string[] others = ["w.tmp", "w.backup.tmp", "w2.abcdefgh.abc.tmp", "v.abcdefgh.abc.tmp", "w.ABCDEFGH.abc.tmp", "w.abcdefghi.bc.tmp", "w.abcdefgh.abc", "w.abcdefgh.abc.x.tmp"];
        foreach (string file in (string[])[.. others, "w.abcdefgh.abc.tmp", "w.01234567.89a.tmp"])
        {
            File.WriteAllText(_folder[file], "half");
        }

        SetMode("w.01234567.89a.tmp", UnixFileMode.UserRead);
        Write("w", "new");
        Assert.Equal([.. others.Append("w").Order(StringComparer.Ordinal)], _folder.Files);
    }

    [Fact]
    public void The_files_of_writers_that_live_are_never_removed()
    {
        AtomicFile.Write(_folder["w"], outer =>
        {
            outer.Write("outer"u8);
            Write("w", "inner");
            Assert.Equal("inner", File.ReadAllText(_folder["w"]));
            Assert.Equal(2, _folder.Files.Length);
        });
        Assert.Equal("outer", File.ReadAllText(_folder["w"]));
        Assert.Equal(["w"], _folder.Files);
    }

    [Fact]
    public void Writers_that_meet_all_succeed()
    {
        new Core.Crew(8, writer =>
        {
            for (int i = 0; i < 40; i++)
            {
                Write("w", new string((char)('a' + writer), 10_000));
                Assert.Single(File.ReadAllText(_folder["w"]).Distinct());
            }
        }).Join();
        Assert.Equal(["w"], _folder.Files);
    }

    [Fact]
    public void The_longest_name_can_be_written()
    {
        foreach (string name in (string[])[new string('n', 255), string.Concat(Enumerable.Repeat("é", 127))])
        {
            File.WriteAllText(_folder[$"{name[..^5]}.tmp"], "");
            Write(name, "old");
            Write(name, "new");
            Assert.Equal("new", File.ReadAllText(_folder[name]));
        }
        Assert.Equal(4, _folder.Files.Length);
    }
}
