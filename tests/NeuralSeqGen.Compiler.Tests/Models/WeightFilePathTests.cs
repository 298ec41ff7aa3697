namespace NeuralSeqGen.Compiler.Tests.Models;

/// <summary>A model names a weight file as the project does; the build writes the text about it below its own folder.</summary>
public sealed class WeightFilePathTests
{
    [Theory]
    [InlineData("/p/obj/Debug/weights/m.safetensors.json", "m.safetensors", true)]
    [InlineData("/p/obj/Debug/weights/models/m.safetensors.json", "models/m.safetensors", true)]
    [InlineData("/p/obj/Debug/weights/__/models/m.safetensors.json", "../models/m.safetensors", true)]
    [InlineData("/p/obj/Debug/weights/m.safetensors.json", "./m.safetensors", true)]
    [InlineData("/p/obj/Debug/weights/C_/models/m.safetensors.json", "C:/models/m.safetensors", true)]
    [InlineData("/p/obj/Debug/weights/models/m.safetensors.json", "../models/m.safetensors", false)]
    [InlineData("/p/obj/Debug/weights/other.safetensors.json", "m.safetensors", false)]
    public void Matches(string path, string named, bool expected) => Assert.Equal(expected, Compiler.Model.WeightFiles.Matches(path, named));
}
