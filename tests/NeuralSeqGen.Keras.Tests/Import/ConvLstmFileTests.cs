using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Tests.Files;
using NeuralSeqGen.Tool.Commands;

namespace NeuralSeqGen.Keras.Tests.Import;

/// <summary>
/// The list of files has a model of ConvLSTM1D among those to refuse, for that layer had no counterpart then. It has one now, whose numbers are those of Keras
/// in the fixture <c>conv_lstm1d_same_strides_sequences</c>; what is left to show is that the weights of a file go where they belong.
/// </summary>
public sealed class ConvLstmFileTests
{
    private static readonly string _path = OracleFiles.Get("refuse/conv_lstm1d.keras").Path;

    [Fact]
    public void ItsWeightsAreThoseOfItsCell()
    {
        var saved = ModelFile.Open(_path);
        var model = new NeuralSeqGen.Keras.Import.KerasImporter(new NeuralSeqGen.Tool.Compiling.DeclarationBinder()).Import(saved, new() { Name = "Model" });
        Assert.Contains("[ConvLstm1D(", model.Source, StringComparison.Ordinal);
        var cell = ((PositionalWeights)saved.Weights!).Groups.Single(group => group.Key.EndsWith("/cell", StringComparison.Ordinal)).Value;
        Assert.Equal(cell.Select(array => array.Read()), model.Weights.Take(cell.Count).Select(weight => weight.Values));
        Assert.Equal(["kernel", "recurrent_kernel", "bias"], model.Weights.Take(cell.Count).Select(weight => weight.Name.Split('/')[^1]));
    }

    [Fact]
    public void TheCheckOfTheToolPasses()
    {
        string folder = Directory.CreateTempSubdirectory("nsg").FullName;
        try
        {
            Assert.Equal(0, ImportCommand.Run(new ImportRequest(_path) { Output = Path.Combine(folder, "Model.cs"), Name = "Model", IsChecked = true }, TextWriter.Null, TextWriter.Null));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
