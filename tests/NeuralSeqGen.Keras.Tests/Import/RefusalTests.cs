using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Import;
using NeuralSeqGen.Keras.Tests.Files;
using NeuralSeqGen.Tool.Commands;
using NeuralSeqGen.Tool.Compiling;

namespace NeuralSeqGen.Keras.Tests.Import;

/// <summary>What cannot be imported is refused by one sentence that says what and why, and nothing is written.</summary>
public sealed class RefusalTests
{
    // ConvLSTM1D was without a counterpart when the oracle was made
    public static TheoryData<string> Refused => [.. OracleFiles.All.Where(file => file.Must == "refuse" && file.Name != "refuse/conv_lstm1d.keras").Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Refused))]
    public void ARefusedFile_LeavesNoFile(string name)
    {
        string folder = Directory.CreateTempSubdirectory("nsg").FullName;
        try
        {
            var errors = new StringWriter { NewLine = "\n" };
            int code = ImportCommand.Run(new(OracleFiles.Get(name).Path) { Output = Path.Combine(folder, "Model.cs"), Name = "Model" }, TextWriter.Null, errors);
            Assert.Equal(2, code);
            Assert.Single(errors.ToString().TrimEnd('\n').Split('\n'));
            Assert.Empty(Directory.GetFileSystemEntries(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("lambda.keras", "Lambda layer 'double'", "Python code")]
    [InlineData("lambda.h5", "Lambda layer 'double'", "Python code")]
    [InlineData("lambda_k208.h5", "Lambda layer", "Python code")]
    [InlineData("custom_layer.keras", "layer 'scale'", "custom class my_package>Scale")]
    [InlineData("conv2d.keras", "Conv2D", "not a sequence layer")]
    [InlineData("subclassed.keras", "the model is a subclass (my_package>Sub)", "its graph is in Python code, not in the file")]
    [InlineData("custom_cell.keras", "the cell of 'rnn'", "custom class my_package>MyCell")]
    [InlineData("mixed_float16.keras", "the layers compute in float16", "mixed_float16")]
    [InlineData("float16.h5", "the weights are float16", "'gru_6'")]
    [InlineData("pytorch_checkpoint.keras", "a PyTorch checkpoint (zip with data.pkl)", "not a Keras archive")]
    [InlineData("bf16.safetensors", "arrays without an architecture", "bfloat16")]
    [InlineData("int8_quantized.keras", "Dense 'dense'", "quantized to int8")]
    [InlineData("unknown_dtype.keras", "the dtype 'float12_e3'", "layer 'gru' is unknown")]
    [InlineData("complex_input.keras", "an input of dtype complex64", "not supported")]
    [InlineData("weights_lack_a_layer.keras", "the weights of layer 'dense'", "(kernel, bias) are missing")]
    [InlineData("weights_only.h5", "weights without an architecture", "model_config")]
    [InlineData("huge_units.keras", "units 2000000000", "(4, 12)")]
    [InlineData("huge_dataset.keras", "(1048576, 1048576)", "dense")]
    [InlineData("dangling_edge.keras", "layer 'd' reads from 'nowhere'", "which does not exist")]
    [InlineData("cycle.keras", "the layers", "form a cycle")]
    public void TheSentence_NamesWhatItIsAbout(string name, string subject, string reason)
    {
        var refusal = Assert.Throws<ModelFileException>(() => new KerasImporter(new DeclarationBinder()).Import(ModelFile.Open(OracleFiles.Get("refuse/" + name).Path), new ImportOptions()));
        Assert.Contains(subject, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void AnOpenTimeAxis_AsksForSteps()
    {
        var refusal = Assert.Throws<ModelFileException>(() => new KerasImporter(new DeclarationBinder()).Import(ModelFile.Open(OracleFiles.Get("embedding_variable_time.keras").Path), new ImportOptions()));
        Assert.Contains("--steps N", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("(None, None)", refusal.Message, StringComparison.Ordinal);
    }
}
