namespace NeuralSeqGen.Tests;

public sealed class LayerViewTests
{
    private readonly FakeModel _model = new();

    [Fact]
    public void A_layer_shows_its_weights_under_their_Keras_names()
    {
        var layer = new DenseLayer(_model, "dense_1");
        Assert.Equal("dense_1", layer.Name);
        Assert.Equal([2, 3], layer.Kernel.Info.Shape.ToArray());
        Assert.Equal([7, 8], layer.Bias.Values.ToArray());
    }

    [Fact]
    public void Copying_into_a_weight_goes_through_an_edit()
    {
        new DenseLayer(_model, "dense_1").Bias.CopyFrom([0.5f, 0.25f]);
        Assert.Equal([1, 2, 3, 4, 5, 6, 0.5f, 0.25f], _model.Parameters.ToArray());
        Assert.Equal(1, _model.EndedEdits);
    }

    [Fact]
    public void A_wrong_number_of_values_is_refused_and_nothing_changes()
    {
        var error = Assert.Throws<ShapeMismatchException>(() => new DenseLayer(_model, "dense_1").Kernel.CopyFrom([1, 2]));
        Assert.Contains("'dense_1/kernel' is (2, 3), 6 values, but 2 were given", error.Message);
        Assert.Equal([2, 3], error.Expected);
        Assert.Equal([2], error.Actual);
        Assert.Equal("dense_1", error.Layer);
        Assert.Equal(0, _model.EndedEdits);
    }

    [Fact]
    public void A_layer_is_frozen_and_thawed_through_the_model()
    {
        var layer = new DenseLayer(_model, "dense_1");
        Assert.True(layer.Trainable);
        layer.Trainable = false;
        Assert.False(_model.IsLayerTrainable("dense_1"));
        layer.Trainable = true;
        Assert.True(layer.Trainable);
    }

    [Fact]
    public void A_weight_the_layer_does_not_have_is_explained()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new GruLayer(_model, "gru_1").Bias);
        Assert.Equal("Layer 'gru_1' has no weight 'bias': it is declared with UseBias = false.", error.Message);
        Assert.Throws<InvalidOperationException>(() => new SimpleRnnLayer(_model, "dense_1").RecurrentKernel);
    }

    [Fact]
    public void A_part_of_ones_own_has_its_weights_by_name()
    {
        Assert.Equal([2, 3], new LambdaLayer(_model, "dense_1")["kernel"].Info.Shape.ToArray());
        Assert.Equal([7, 8], new RnnLayer(_model, "dense_1")["bias"].Values.ToArray());
        Assert.Equal("Layer 'dense_1' has no weight 'gate'.", Assert.Throws<InvalidOperationException>(() => new LambdaLayer(_model, "dense_1")["gate"]).Message);
        Assert.Equal("Layer 'gru_1' has no weight 'bias'.", Assert.Throws<InvalidOperationException>(() => new RnnLayer(_model, "gru_1").Bias).Message);
        Assert.Equal("Layer 'gru_1' has no weight 'bias'.", Assert.Throws<InvalidOperationException>(() => new LambdaLayer(_model, "gru_1")["bias"]).Message);
    }

    [Fact]
    public void A_view_of_nothing_says_where_to_get_one()
    {
        Assert.Contains("model.Layers", Assert.Throws<InvalidOperationException>(() => default(WeightView).Info).Message);
        Assert.Throws<InvalidOperationException>(() => default(WeightView).Values.Length);
    }
}
