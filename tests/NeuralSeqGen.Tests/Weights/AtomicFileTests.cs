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
}
