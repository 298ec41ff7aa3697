using System.Text;
using NeuralSeqGen.Keras.Tests.Files;
using NeuralSeqGen.Tool.Checking;

namespace NeuralSeqGen.Keras.Tests.Import;

/// <summary>Arrays of an .npz file that are damaged or lie are refused by a sentence, before they take memory.</summary>
public sealed class NpzFileTests
{
    [Fact]
    public void ArraysOfBothHeadersAreRead()
    {
        var arrays = Read(("a.npy", Npy("(2, 1)", [1, 2])), ("b.npy", Npy("(2,)", [3, 4], version: 2)));
        Assert.Equal([2, 1], arrays["a"].Shape);
        Assert.Equal([1, 2], arrays["a"].Values);
        Assert.Equal([3, 4], arrays["b"].Values);
    }

    [Fact]
    public void AHeaderThatIsLongerThanTheFileIsRefused()
    {
        byte[] array = Npy("(2,)", [1, 2], version: 2);
        BitConverter.GetBytes(int.MaxValue - 2).CopyTo(array, 8);
        Refuses("the header of a.npy is longer than it", ("a.npy", array));
    }

    [Theory]
    [InlineData("(99999999999,)", "a.npy has the extent 99999999999")]
    [InlineData("(2147483647, 2147483647, 2147483647, 2147483647, 2147483647)", "does not hold as many values")]
    [InlineData("(3,)", "does not hold as many values")]
    [InlineData("(0, 99999)", "does not hold as many values")]
    public void AShapeThatIsNotThatOfTheValuesIsRefused(string shape, string said) => Refuses(said, ("a.npy", Npy(shape, [1, 2])));

    [Fact]
    public void TwoArraysOfANameAreRefused() => Refuses("it has two arrays 'a'", ("a.npy", Npy("(2,)", [1, 2])), ("a", Npy("(2,)", [1, 2])));

    [Fact]
    public void AnAnnouncedLengthTakesNoMemory()
    {
        byte[] array = Npy("(2,)", [1, 2]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (ulong length in new[] { (1UL << 30) - 1, 1UL << 30, uint.MaxValue - 1 })
        {
            Refuses("is no .npz file", new ZipFileWriter().Add("a.npy", array, deflate: true, lie: (null, null, length, null)).ToArray());
        }

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 16 << 20);
    }

    [Fact]
    public void AnArrayThatIsCutShortIsRefused() =>
        Refuses("is no .npz file", new ZipFileWriter().Add("a.npy", Npy("(2,)", [1, 2]), deflate: true, lie: (null, null, 5_000, null)).ToArray());

    private static byte[] Npy(string shape, float[] values, byte version = 1)
    {
        string header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}\n";
        byte[] length = version == 1 ? BitConverter.GetBytes((ushort)header.Length) : BitConverter.GetBytes(header.Length);
        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. Encoding.Latin1.GetBytes(header), .. System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan())];
    }

    private static byte[] Zip((string Name, byte[] Content)[] entries) => entries.Aggregate(new ZipFileWriter(), (zip, entry) => zip.Add(entry.Name, entry.Content, deflate: true)).ToArray();

    private static IReadOnlyDictionary<string, NpyArray> Read(params (string Name, byte[] Content)[] entries)
    {
        using var file = new TestFile(Zip(entries));
        return NpzFile.Read(file.Path);
    }

    private static void Refuses(string said, params (string Name, byte[] Content)[] entries) => Refuses(said, Zip(entries));

    private static void Refuses(string said, byte[] content)
    {
        using var file = new TestFile(content);
        Assert.Contains(said, Assert.Throws<ModelFileException>(() => NpzFile.Read(file.Path)).Message, StringComparison.Ordinal);
    }
}
