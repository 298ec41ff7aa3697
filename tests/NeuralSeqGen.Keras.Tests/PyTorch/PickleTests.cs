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
    [InlineData("\x80\x02cos\nsystem\nX\x02\0\0\0ls\x85R.", "'os.system'")]
    [InlineData("\x80\x02cbuiltins\neval\nX\x01\0\0\0" + "1\x85R.", "'builtins.eval'")]
    [InlineData("\x80\x02ctorch.nn.modules.rnn\nGRU\n)\x81.", "'torch.nn.modules.rnn.GRU'")]
    [InlineData("\x80\x04\x8c\x02os\x8c\x06system\x93.", "'os.system'")]
    [InlineData("\x80\x02ios\nsystem\n.", "0x69")]
    [InlineData("\x80\x02ccollections\nOrderedDict\nX\x01\0\0\0a\x85R.", "arguments that a state dict does not have")]
    [InlineData("\x80\x02X\x01\0\0\0aQ.", "not a storage")]
    [InlineData("\x80\x02.", "empty stack")]
    [InlineData("\x80\x02(.", "empty stack")]
    [InlineData("\x80\x02t.", "mark that is not there")]
    [InlineData("\x80\x02X\xff\xff\xff\x7f.", "ends within an instruction")]
    [InlineData("\x80\x02K\x01h\x05.", "item 5")]
    [InlineData("\x80\x02}q\0X\x01\0\0\0ah\0s.", "no state dict")]
    [InlineData("\x80\x02]K\x01K\x02s.", "not a dictionary")]
    [InlineData("\x80\x02K\x01K\x02" + "a.", "not a list")]
    [InlineData("\x80\x02K\x01}b.", "not a dictionary")]
    [InlineData("\x80\x02", "ends within an instruction")]
    public void WhatIsNoStateDictIsRefusedAndNothingIsRun(string pickle, string said)
    {
        var refusal = Assert.Throws<ModelFileException>(() => ModelFile.Open(PickleWriter.Archive(pickle), "m.pt"));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(")")]
    [InlineData("}")]
    [InlineData("K\x01")]
    [InlineData("(")]
    public void APickleHasBoundedWork(string step)
    {
        byte[] archive = PickleWriter.Archive("\x80\x02" + string.Concat(Enumerable.Repeat(step, 2_000_000)));
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
