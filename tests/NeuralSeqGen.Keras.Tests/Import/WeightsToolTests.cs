using NeuralSeqGen.Conformance;
using NeuralSeqGen.Keras.Tests.Files;
using NeuralSeqGen.Keras.Tests.PyTorch;
using NeuralSeqGen.Tool.Commands;

namespace NeuralSeqGen.Keras.Tests.Import;

/// <summary><c>nsg weights</c> as it is run: the file that it writes is the one that the class loads.</summary>
public sealed class WeightsToolTests : IDisposable
{
    private const string Gru = "using NeuralSeqGen;\n\nnamespace Shop;\n\n[SequenceModel]\n[Input(7, 4)]\n[Gru(6, ReturnSequences = true, ResetAfter = true)]\n[Dense(3)]\npublic sealed partial class TorchGru;\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("nsg").FullName;

    [Fact]
    public void AStateDict_BecomesTheFileOfTheClass()
    {
        Write("Model1.cs", Gru);
        var log = new StringWriter();
        Assert.Equal(0, WeightsCommand.Run(Request("torch_gru.safetensors", "Model1.cs"), log, TextWriter.Null));
        TorchGru expected = new(), actual = new();
        string table = PyTorchWeights.Load(expected, OracleFiles.Get("torch_gru.safetensors").Path).ToString();
        actual.LoadWeights(Path.Combine(_folder, "out.safetensors"));
        Assert.Equal(expected.Parameters.ToArray(), actual.Parameters.ToArray());
        Assert.StartsWith(table, log.ToString(), StringComparison.Ordinal);
        Assert.EndsWith($": 5 weights of Shop.TorchGru, {expected.Parameters.Length} parameters{Environment.NewLine}", log.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The class that was imported from the whole model, its weights from the file that has them alone.</summary>
    [Theory]
    [InlineData("seed_model1_time_distributed.keras", "seed_model1_time_distributed.weights.h5")]
    [InlineData("seed_model1_k208.h5", "seed_model1_k208_weights.h5")]
    [InlineData("json_plus_weights.json", "json_plus_weights.weights.h5")]
    [InlineData("batchnorm_frozen.keras", "batchnorm_frozen.h5")]
    [InlineData("gru_reset_after_k224.h5", "gru_reset_after_k224.h5")]
    [InlineData("keras1_gru_lstm.h5", "keras1_gru_lstm.h5")]
    [InlineData("conv_bn_causal_k208.h5", "conv_bn_causal_k208.h5")]
    public void WeightsOfKeras_BecomeTheFileOfTheClass(string model, string weights)
    {
        var file = ImportCase.All.Single(c => c.Name == weights);
        var imported = ImportCase.All.Single(c => c.Name == model).Import("Model", "Imported");
        Write("Model.cs", imported.Source);
        Assert.Equal(0, Run(Request(weights, "Model.cs:Model")));
        var actual = FixtureTensor.LoadAll(File.ReadAllBytes(Path.Combine(_folder, "out.safetensors")));
        foreach (var weight in file.Import("Model", "Imported").Weights)
        {
            Assert.Equal(weight.Values, actual[weight.Name].Values);
        }
    }

    /// <summary>A model of several outputs inside another becomes layers of that one, so that the class is not built as the file is; import with --load reads it.</summary>
    [Fact]
    public void AClassOfAnotherStructure_IsRefused()
    {
        Write("Model.cs", ImportCase.All.Single(c => c.Name == "nested_models.keras").Import("Model", "Imported").Source);
        Refuses(Request("nested_models.weights.h5", "Model.cs:Model"), "the class wants arrays at layers/sequential/layers/conv1d");
    }

    [Fact]
    public void AMapSaysWhichIsWhich()
    {
        Write("Model1.cs", Gru);
        Write("map.json", """{"gru": "gru_1", "fc": "dense_1"}""");
        Assert.Equal(0, Run(Request("torch_gru.safetensors", "Model1.cs") with { Map = Path.Combine(_folder, "map.json") }));
        Write("map.json", """{"gru": "gru_1", "fc": 1}""");
        Refuses(Request("torch_gru.safetensors", "Model1.cs") with { Map = Path.Combine(_folder, "map.json") }, "is no JSON object of names");
    }

    [Fact]
    public void AClassAmongSeveral_IsNamed()
    {
        Write("Models.cs", Gru + "\n[SequenceModel]\n[Input(7, 4)]\n[Dense(3)]\npublic sealed partial class Other;\n");
        Refuses(Request("torch_gru.safetensors", "Models.cs"), "names several models. There are Shop.TorchGru, Shop.Other");
        Refuses(Request("torch_gru.safetensors", "Models.cs:Nobody"), "names no model 'Nobody'");
        Assert.Equal(0, Run(Request("torch_gru.safetensors", "Models.cs:TorchGru")));
        Assert.Equal(0, Run(Request("torch_gru.safetensors", "Models.cs:Shop.TorchGru")));
        Refuses(Request("torch_gru.safetensors", "Models.cs:Other"), "dense_1");
    }

    [Fact]
    public void WhatDoesNotFit_IsRefusedAndNothingIsWritten()
    {
        Write("Model1.cs", Gru);
        Refuses(Request("torch_lstm_2layers.safetensors", "Model1.cs"), "lstm");
        Refuses(Request("seed_model1_time_distributed.weights.h5", "Model1.cs"), "the class wants arrays at layers/dense, and the file has arrays that no layer of the class reads at layers/time_distributed/layer");
        Refuses(Request("seed_model1_k208_weights.h5", "Model1.cs"), "cannot be set into TorchGru");
        Refuses(Request("torch_gru.safetensors", "Nowhere.cs"), "there is no such file");
        Refuses(Request("torch_gru.safetensors", "Model1.cs") with { Output = Path.Combine(_folder, "Model1.cs") }, "would be written over a file of --into");
        Refuses(Request("torch_gru.safetensors", "Model1.cs") with { Output = " " }, "--output is empty");
        Write("Model1.cs", Gru.Replace("Dense(3)", "Dense(0)", StringComparison.Ordinal));
        Refuses(Request("torch_gru.safetensors", "Model1.cs"), "TorchGru is not declared rightly");
        Write("Model1.cs", "class Plain;");
        Refuses(Request("torch_gru.safetensors", "Model1.cs"), "There is no class with [SequenceModel]");
        Write("Model1.cs", Gru + "public class Broken : Missing;");
        Refuses(Request("torch_gru.safetensors", "Model1.cs"), "Name all files that it needs");
        Assert.Equal(["Model1.cs"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("refuse/weights_only.h5")]
    [InlineData("torch_gru.safetensors")]
    public void ImportOfWeightsAlone_NamesTheCommand(string name)
    {
        var errors = new StringWriter();
        Assert.Equal(2, ImportCommand.Run(new ImportRequest(OracleFiles.Get(name).Path) { Output = Path.Combine(_folder, "Model1.cs") }, TextWriter.Null, errors));
        Assert.Contains("nsg weights FILE --into Model1.cs", errors.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private WeightsRequest Request(string weights, string into) => new(OracleFiles.Get(weights).Path, [Path.Combine(_folder, into)]) { Output = Path.Combine(_folder, "out.safetensors") };

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private static int Run(WeightsRequest request)
    {
        var errors = new StringWriter();
        int code = WeightsCommand.Run(request, TextWriter.Null, errors);
        Assert.Equal("", errors.ToString());
        return code;
    }

    private void Refuses(WeightsRequest request, string said)
    {
        File.Delete(request.Output!.EndsWith(".cs", StringComparison.Ordinal) || request.Output == " " ? Path.Combine(_folder, "out.safetensors") : request.Output);
        var errors = new StringWriter();
        Assert.Equal(2, WeightsCommand.Run(request, TextWriter.Null, errors));
        Assert.Contains(said, errors.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, "out.safetensors")));
    }
}
