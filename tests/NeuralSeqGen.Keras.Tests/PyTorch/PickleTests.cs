using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Tests.Files;

namespace NeuralSeqGen.Keras.Tests.PyTorch;

public sealed class PickleTests
{
    [Fact]
    public void AStateDictIsReadInItsOrder()
    {
        var model = ModelFile.Open(PickleWriter.StateDict(("b", [2], null, [1, 2]), ("a.weight", [2, 3], null, [1, 2, 3, 4, 5, 6]), ("a.scalar", [], null, [7])), "m.pt");
        Assert.Equal(SavedFormat.TorchArchive, model.Format);
        SavedArray[] arrays = [.. OracleFilesTests.Arrays(model.Weights)];
        Assert.Equal(["b", "a.weight", "a.scalar"], arrays.Select(array => array.Name));
        Assert.Equal([2, 3], arrays[1].Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], arrays[1].Read());
        Assert.Equal([7], arrays[2].Read());
    }

    [Fact]
    public void StridesAreFollowed()
    {
        var model = ModelFile.Open(PickleWriter.StateDict(("t", [3, 2], [1, 3], [1, 2, 3, 4, 5, 6])), "m.pt");
        Assert.Equal([1, 4, 2, 5, 3, 6], OracleFilesTests.Arrays(model.Weights).Single().Read());
    }

    [Fact]
    public void TheCheckpointOfTheOracleIsRead()
    {
        var array = OracleFilesTests.Arrays(ModelFile.Open(OracleFiles.Get("refuse/pytorch_checkpoint.keras").Path).Weights).Single();
        Assert.Equal("w", array.Name);
        Assert.Equal([2, 3], array.Shape);
        Assert.Equal(6, array.Read().Length);
    }

    [Theory]
    [InlineData("\u0080\u0002cos\nsystem\nX\u0002\0\0\0ls\u0085R.", "'os.system'")]
    [InlineData("\u0080\u0002cbuiltins\neval\nX\u0001\0\0\0" + "1\u0085R.", "'builtins.eval'")]
    [InlineData("\u0080\u0002ctorch.nn.modules.rnn\nGRU\n)\u0081.", "'torch.nn.modules.rnn.GRU'")]
    [InlineData("\u0080\u0004\u008c\u0002os\u008c\u0006system\u0093.", "'os.system'")]
    [InlineData("\u0080\u0002ios\nsystem\n.", "0x69")]
    [InlineData("\u0080\u0002ccollections\nOrderedDict\nX\u0001\0\0\0a\u0085R.", "arguments that a state dict does not have")]
    [InlineData("\u0080\u0002X\u0001\0\0\0aQ.", "not a storage")]
    [InlineData("\u0080\u0002.", "empty stack")]
    [InlineData("\u0080\u0002(.", "empty stack")]
    [InlineData("\u0080\u0002t.", "mark that is not there")]
    [InlineData("\u0080\u0002X\u00ff\u00ff\u00ff\u007f.", "ends within an instruction")]
    [InlineData("\u0080\u0002K\u0001h\u0005.", "item 5")]
    [InlineData("\u0080\u0002}q\0X\u0001\0\0\0ah\0s.", "no state dict")]
    [InlineData("\u0080\u0002]K\u0001K\u0002s.", "not a dictionary")]
    [InlineData("\u0080\u0002K\u0001K\u0002" + "a.", "not a list")]
    [InlineData("\u0080\u0002K\u0001}b.", "not a dictionary")]
    [InlineData("\u0080\u0002", "ends within an instruction")]
    public void WhatIsNoStateDictIsRefusedAndNothingIsRun(string pickle, string said)
    {
        var refusal = Assert.Throws<ModelFileException>(() => ModelFile.Open(PickleWriter.Archive(pickle), "m.pt"));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(")")]
    [InlineData("}")]
    [InlineData("K\u0001")]
    [InlineData("(")]
    public void APickleHasBoundedWork(string step)
    {
        byte[] archive = PickleWriter.Archive("\u0080\u0002" + string.Concat(Enumerable.Repeat(step, 2_000_000)));
        long before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = Assert.Throws<ModelFileException>(() => ModelFile.Open(archive, "m.pt"));
        Assert.Contains("more than", refusal.Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 64 << 20);
    }

    [Theory]
    [InlineData(new[] { 2, 4 }, new[] { 4, 1 })]
    [InlineData(new[] { 2, 3 }, new[] { 4, 1 })]
    [InlineData(new[] { 1000, 1000 }, new[] { 0, 0 })]
    public void ATensorStaysWithinItsStorage(int[] shape, int[] strides)
    {
        var refusal = Assert.Throws<ModelFileException>(() => ModelFile.Open(PickleWriter.StateDict(("t", shape, strides, [1, 2, 3, 4, 5, 6])), "m.pt"));
        Assert.Contains("beyond its storage of 6 values", refusal.Message, StringComparison.Ordinal);
    }
}
