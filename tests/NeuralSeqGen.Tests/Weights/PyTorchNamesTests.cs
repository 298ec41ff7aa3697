namespace NeuralSeqGen.Tests;

/// <summary>State dicts of PyTorch: their matrices are transposed, which a square one does not show.</summary>
public sealed class PyTorchNamesTests
{
    private static readonly WeightInfo[] Weights =
    [
        new("dense_1/kernel", "dense_1", 0, 9, true) { Shape = [3, 3] },
        new("dense_1/bias", "dense_1", 9, 3, true) { Shape = [3] },
    ];

    private readonly float[] _parameters = [.. Enumerable.Repeat(-1f, 12)];

    private static SafetensorsTensor Tensor(string name, params int[] shape) => new(name, shape, new float[shape.Aggregate(1, (a, b) => a * b)]);

    private LoadReport Load(LoadOptions? options, WeightInfo[] weights, params SafetensorsTensor[] tensors)
    {
        var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, tensors);
        return WeightFile.Load(SafetensorsReader.Read(stream.ToArray()), "Model1", weights, _parameters, options);
    }

    private void Refused(string named, LoadOptions? options, WeightInfo[] weights, params SafetensorsTensor[] tensors)
    {
        var error = Assert.Throws<WeightFileException>(() => Load(options, weights, tensors));
        Assert.StartsWith($"NSG0501: Model1.LoadWeights: '{named}' in the file is named as in PyTorch, which keeps matrices transposed", error.Message);
        Assert.Contains("Transpose and reorder them, and save them under the names of this model, such as '", error.Message);
        Assert.EndsWith("No weight was changed.", error.Message);
        Assert.All(_parameters, p => Assert.Equal(-1, p));
    }

    private static LoadOptions Mapped(bool skip) => new() { SkipMismatch = skip, MapName = name => name == "dense_1/kernel" ? "fc.weight" : "fc.bias" };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_square_matrix_does_not_go_in_untransposed(bool skip) => Refused("fc.weight", Mapped(skip), Weights, Tensor("fc.weight", 3, 3), Tensor("fc.bias", 3));

    [Fact]
    public void Names_that_are_not_mapped_get_the_same_answer() => Refused("fc.weight", null, Weights, Tensor("fc.bias", 3), Tensor("fc.weight", 3, 3));

    [Theory]
    [InlineData("norm.running_mean")]
    [InlineData("norm.running_var")]
    [InlineData("norm.num_batches_tracked")]
    [InlineData("attention.in_proj_bias")]
    public void Names_of_vectors_show_whose_file_it_is(string name) => Refused(name, null, Weights, Tensor("fc.bias", 3), Tensor(name, 3));

    [Fact]
    public void Another_shape_gets_the_same_answer() => Refused("fc.weight", Mapped(false), Weights, Tensor("fc.weight", 3, 5), Tensor("fc.bias", 3));

    [Theory]
    [InlineData("weight_ih_l0", 3, 3)]
    [InlineData("rnn.weight_hh_l1_reverse", 3, 3)]
    [InlineData("encoder.0.weight", 3, 3)]
    [InlineData("weight", 3, 3)]
    [InlineData("attention.in_proj_weight", 3, 3)]
    [InlineData("rnn.bias_ih_l0", 9, 1)]
    [InlineData("bias_hh_l0", 9, 1)]
    public void Each_kind_of_name_is_known(string name, int rows, int columns)
    {
        int[] shape = columns == 1 ? [rows] : [rows, columns];
        WeightInfo[] weights = [new("gru_1/kernel", "gru_1", 0, 9, true) { Shape = shape }];
        Refused(name, new() { MapName = _ => name, SkipMismatch = true }, weights, Tensor(name, shape));
    }

    [Theory]
    [InlineData("embedding.weight", "embedding_1/embeddings", 3, 3)]
    [InlineData("norm.weight", "layer_normalization_1/gamma", 9, 1)]
    [InlineData("fc.bias", "dense_1/bias", 9, 1)]
    [InlineData("norm.running_mean", "batch_normalization_1/moving_mean", 9, 1)]
    [InlineData("norm.running_var", "batch_normalization_1/moving_variance", 9, 1)]
    [InlineData("fc.kernel", "dense_1/kernel", 3, 3)]
    [InlineData("my_weight", "dense_1/kernel", 3, 3)]
    [InlineData("weight_ih_last", "dense_1/kernel", 3, 3)]
    public void What_means_the_same_in_both_is_taken(string name, string weight, int rows, int columns)
    {
        int[] shape = columns == 1 ? [rows] : [rows, columns];
        WeightInfo[] weights = [new(weight, "layer", 0, 9, true) { Shape = shape }];
        Assert.Equal([weight], Load(new() { MapName = _ => name }, weights, Tensor(name, shape)).Loaded);
    }

    [Fact]
    public void Where_nothing_fits_the_names_say_why() => Refused("fc.weight", new() { SkipMismatch = true }, Weights, Tensor("fc.weight", 3, 3), Tensor("fc.bias", 3));

    [Fact]
    public void The_advice_is_that_of_the_layers_in_the_file()
    {
        const string Biases = "two biases, bias_ih and bias_hh, of which this model takes the sum";
        Assert.Equal("keeps matrices transposed, (units, inputs)", Advice(Tensor("fc.weight", 3, 5), Tensor("fc.bias", 3)));
        Assert.Equal("keeps matrices transposed, (units, inputs), kernels of convolutions as (filters, inputs, steps), not (steps, inputs, filters)", Advice(Tensor("conv.weight", 4, 3, 5), Tensor("fc.weight", 3, 5)));
        Assert.Equal($"keeps matrices transposed, (units, inputs), and of an LSTM {Biases}, with the gates in the same order", Advice(Tensor("weight_ih_l0", 8, 3), Tensor("weight_hh_l0", 8, 2), Tensor("bias_ih_l0", 8)));
        Assert.Equal($"keeps matrices transposed, (units, inputs), and of a simple RNN {Biases}", Advice(Tensor("rnn.weight_ih_l0", 2, 3), Tensor("rnn.weight_hh_l0", 2, 2)));
        Assert.Equal("keeps matrices transposed, (units, inputs), and of a GRU the gates as r, z, n, not z, r, h, and two biases, which are the two rows of the bias with ResetAfter = true", Advice(Tensor("weight_ih_l0", 6, 3), Tensor("weight_hh_l0", 6, 2)));
        Assert.Equal($"keeps matrices transposed, (units, inputs), and of a recurrent layer {Biases}", Advice(Tensor("bias_ih_l0", 6)));
    }

    private static string Advice(params SafetensorsTensor[] tensors)
    {
        var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, tensors);
        return PyTorchLayouts.Of(SafetensorsReader.Read(stream.ToArray()).Tensors);
    }

    [Fact]
    public void What_is_not_taken_is_not_refused_either()
    {
        var report = Load(new() { SkipMismatch = true }, Weights, Tensor("dense_1/bias", 3), Tensor("fc.weight", 3, 3));
        Assert.Equal(["dense_1/kernel"], report.Missing);
        Assert.Equal(["fc.weight"], report.Unused);
    }
}
